/** From documents in a pod to dated facts, by the queries in vocab's facts folder. */
@NullMarked
package nl.digitalme.pod.rules.facts;

import org.jspecify.annotations.NullMarked;
