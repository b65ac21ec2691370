/** An overview that was kept, beside what is computed now. {@link Replay} says what changed. */
@NullMarked
package nl.digitalme.pod.overview.replay;

import org.jspecify.annotations.NullMarked;
