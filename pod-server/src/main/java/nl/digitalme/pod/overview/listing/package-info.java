/** What else is asked of the same months: rights, the cash calendar, deadlines and risks. {@link Ask} is the door. */
@NullMarked
package nl.digitalme.pod.overview.listing;

import org.jspecify.annotations.NullMarked;
