/** The triples of a pod as sorted numbers, kept in memory while the pod is in use. {@link PodIndexes} is the door. */
@NullMarked
package nl.digitalme.pod.sparql.index;

import org.jspecify.annotations.NullMarked;
