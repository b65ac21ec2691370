/** Loads the schemes of vocab, runs their SPARQL rules over all months at once, keeps the trail. */
@NullMarked
package nl.digitalme.pod.rules;

import org.jspecify.annotations.NullMarked;
