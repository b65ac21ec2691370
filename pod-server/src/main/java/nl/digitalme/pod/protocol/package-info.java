/** What Solid and LDP say must happen: one class per operation. */
@NullMarked
package nl.digitalme.pod.protocol;

import org.jspecify.annotations.NullMarked;
