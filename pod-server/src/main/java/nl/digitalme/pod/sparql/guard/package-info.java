/**
 * What keeps a query within its time, rows and memory: the parts of ARQ that could do without end, each counting on one
 * {@link Budget}, and what is said when it is spent.
 */
@NullMarked
package nl.digitalme.pod.sparql.guard;

import org.jspecify.annotations.NullMarked;
