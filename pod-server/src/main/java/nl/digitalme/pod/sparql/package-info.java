/** SPARQL 1.1 over the documents that this caller may read, and no more. */
@NullMarked
package nl.digitalme.pod.sparql;

import org.jspecify.annotations.NullMarked;
