/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.brp;

import org.jspecify.annotations.NullMarked;
