/**
 * What one household has each month: lines, amounts, totals and what the year comes to, and how they are written.
 * {@link Computation} is the door.
 */
@NullMarked
package nl.digitalme.pod.overview.month;

import org.jspecify.annotations.NullMarked;
