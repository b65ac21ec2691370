/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.svb;

import org.jspecify.annotations.NullMarked;
