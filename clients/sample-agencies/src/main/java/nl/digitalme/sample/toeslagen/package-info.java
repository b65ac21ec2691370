/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.toeslagen;

import org.jspecify.annotations.NullMarked;
