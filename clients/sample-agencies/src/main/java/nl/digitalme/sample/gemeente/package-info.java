/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.gemeente;

import org.jspecify.annotations.NullMarked;
