package nl.digitalme.pod.rdf;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * Blank nodes whose labels stand in no document: they are written behind a text that was not looked through for them.
 */
final class FreshNodes {
    private static final SecureRandom RANDOM = new SecureRandom();

    private FreshNodes() {}

    static BNode next() {
        String label = Long.toUnsignedString(RANDOM.nextLong(), Character.MAX_RADIX);
        return SimpleValueFactory.getInstance().createBNode("n" + label);
    }

    /** The same statements with blank nodes that can stand beside those of other documents. */
    static Model renamed(Model document) {
        Map<Value, Value> names = new HashMap<>();
        Model renamed = new LinkedHashModel();
        for (Statement each : document) {
            renamed.add((Resource) name(each.getSubject(), names), each.getPredicate(), name(each.getObject(), names));
        }
        return renamed;
    }

    private static Value name(Value value, Map<Value, Value> names) {
        return value.isBNode() ? names.computeIfAbsent(value, unseen -> next()) : value;
    }
}
