package nl.digitalme.pod.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/** Reads {@code parameters*.ttl}. A later file replaces a parameter of the same notion and first day, nothing else. */
final class ParameterFile {
    private static final Set<String> DESCRIPTION = Set.of(
            RDF.TYPE.stringValue(),
            RDFS.LABEL.stringValue(),
            SKOS.NOTATION.stringValue(),
            DCTERMS.SOURCE.stringValue(),
            DM.CONFIDENCE.stringValue(),
            "http://schema.org/validFrom",
            "http://schema.org/validThrough",
            "http://qudt.org/schema/qudt/hasUnit",
            "http://data.europa.eu/m8g/hasLegalResource");

    private ParameterFile() {}

    static Collection<Parameter> merge(List<Model> files) {
        Map<String, Parameter> merged = new LinkedHashMap<>();
        for (Model file : files) {
            Map<String, Parameter> own = read(file);
            merged.putAll(own);
        }
        checkOverlap(merged.values());
        return merged.values();
    }

    private static Map<String, Parameter> read(Model file) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Resource subject : file.filter(null, RDF.TYPE, DM.PARAMETER).subjects()) {
            add(parameters, Parameter.read(file, subject));
        }
        for (Resource row : file.filter(null, RDF.TYPE, DM.PARAMETER_ROW).subjects()) {
            add(parameters, Parameter.dated(file, row, (IRI) row, values(file, row)));
        }
        return parameters;
    }

    private static void add(Map<String, Parameter> parameters, Parameter parameter) {
        if (parameters.put(parameter.notion() + " from " + parameter.from(), parameter) != null) {
            throw new LawProblem(
                    "Two parameters for %s from %s in one file.".formatted(parameter.notion(), parameter.from()));
        }
    }

    private static Map<IRI, Value> values(Model file, Resource row) {
        Map<IRI, Value> values = new LinkedHashMap<>();
        for (Statement each : file.filter(row, null, null)) {
            if (!DESCRIPTION.contains(each.getPredicate().stringValue())) {
                Terms.node(each.getObject()); // refuses floating numbers
                values.put(each.getPredicate(), each.getObject());
            }
        }
        return values;
    }

    private static void checkOverlap(Collection<Parameter> parameters) {
        Map<IRI, List<Parameter>> byNotion = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            List<Parameter> others = byNotion.computeIfAbsent(parameter.notion(), any -> new ArrayList<>());
            for (Parameter other : others) {
                if (other.overlaps(parameter)) {
                    throw new LawProblem("%s and %s overlap in time."
                            .formatted(
                                    other.origin().parameter(),
                                    parameter.origin().parameter()));
                }
            }
            others.add(parameter);
        }
    }
}
