/** Month by month: what is there to spend, and why. {@link Overview} and {@link Household} are the doors. */
@NullMarked
package nl.digitalme.pod.overview;

import org.jspecify.annotations.NullMarked;
