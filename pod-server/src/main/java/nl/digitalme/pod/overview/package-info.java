/** Month by month: what is there to spend, and why. */
@NullMarked
package nl.digitalme.pod.overview;

import org.jspecify.annotations.NullMarked;
