package nl.digitalme.pod.rdf;

import java.security.SecureRandom;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/** Blank nodes whose labels stand in no document: they are written behind a text that was not looked through for them. */
final class FreshNodes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private FreshNodes() {}

    static BNode next() {
        String label = Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX);
        return SimpleValueFactory.getInstance().createBNode("n" + label);
    }
}
