/** RDF documents: formats, parsing within limits, writing; the one bridge from RDF4J to Jena. */
@NullMarked
package nl.digitalme.pod.rdf;

import org.jspecify.annotations.NullMarked;
