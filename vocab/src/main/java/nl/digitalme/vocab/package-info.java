/** Our words as constants, and the files of this module: ontology, shapes and schemes. No law in Java. */
@NullMarked
package nl.digitalme.vocab;

import org.jspecify.annotations.NullMarked;
