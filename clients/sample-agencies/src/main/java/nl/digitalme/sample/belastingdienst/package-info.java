/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.belastingdienst;

import org.jspecify.annotations.NullMarked;
