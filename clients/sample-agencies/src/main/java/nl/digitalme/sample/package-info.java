/** Sample agencies: separate processes that deliver and read data in a citizen's pod, as the real ones would. */
@NullMarked
package nl.digitalme.sample;

import org.jspecify.annotations.NullMarked;
