/** A sample agency; see {@link nl.digitalme.sample}. */
@NullMarked
package nl.digitalme.sample.waterschap;

import org.jspecify.annotations.NullMarked;
