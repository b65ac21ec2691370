/** What if: scenarios beside today, and the curve of more and more work. */
@NullMarked
package nl.digitalme.pod.overview.scenario;

import org.jspecify.annotations.NullMarked;
