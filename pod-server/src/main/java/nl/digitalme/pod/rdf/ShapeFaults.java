package nl.digitalme.pod.rdf;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.digitalme.pod.domain.PodProblem.Fault;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SHACL;

/** A SHACL report in words: each fault once, with the messages that the shape has for it. */
final class ShapeFaults {
    private ShapeFaults() {}

    static List<Fault> of(Model report) {
        Set<Fault> faults = new LinkedHashSet<>();
        for (Resource result :
                report.filter(null, RDF.TYPE, SHACL.VALIDATION_RESULT).subjects()) {
            faults.add(fault(report, result));
        }
        return List.copyOf(faults);
    }

    private static Fault fault(Model report, Resource result) {
        Map<String, String> messages = new TreeMap<>();
        for (Value message : report.filter(result, SHACL.RESULT_MESSAGE, null).objects()) {
            messages.put(((Literal) message).getLanguage().orElse("en"), message.stringValue());
        }
        if (messages.isEmpty()) {
            messages.put("en", "This does not hold: " + component(report, result) + ".");
        }
        return new Fault(path(report, result), new LinkedHashMap<>(messages));
    }

    // The property when the path is one; a longer path has no name.
    private static String path(Model report, Resource result) {
        return report.filter(result, SHACL.RESULT_PATH, null).objects().stream()
                .filter(Value::isIRI)
                .map(Value::stringValue)
                .findFirst()
                .orElse("");
    }

    private static String component(Model report, Resource result) {
        return report.filter(result, SHACL.SOURCE_CONSTRAINT_COMPONENT, null).objects().stream()
                .map(component -> ((IRI) component).getLocalName())
                .findFirst()
                .orElse("a constraint of the shape");
    }
}
