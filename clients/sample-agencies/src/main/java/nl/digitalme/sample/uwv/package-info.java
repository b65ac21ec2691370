/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.uwv;

import org.jspecify.annotations.NullMarked;
