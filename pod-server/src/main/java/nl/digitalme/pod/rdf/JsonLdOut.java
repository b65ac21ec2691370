package nl.digitalme.pod.rdf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/**
 * Writes flattened, expanded JSON-LD (JSON-LD 1.1 sections 9.1 and 9.3): one object for each subject, no context.
 * Straight from statements to bytes; a JSON-LD processor would build the document three times over.
 */
final class JsonLdOut {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;

    private JsonLdOut(JsonGenerator json) {
        this.json = json;
    }

    static void write(Model statements, OutputStream out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            new JsonLdOut(json).graphs(statements);
        }
    }

    private void graphs(Model statements) throws IOException {
        Map<Optional<Resource>, Map<Resource, Map<IRI, List<Value>>>> graphs = new LinkedHashMap<>();
        for (Statement statement : statements) {
            graphs.computeIfAbsent(Optional.ofNullable(statement.getContext()), unseen -> new LinkedHashMap<>())
                    .computeIfAbsent(statement.getSubject(), unseen -> new LinkedHashMap<>())
                    .computeIfAbsent(statement.getPredicate(), unseen -> new ArrayList<>(1))
                    .add(statement.getObject());
        }
        json.writeStartArray();
        for (var graph : graphs.entrySet()) {
            graph(graph.getKey(), graph.getValue());
        }
        json.writeEndArray();
    }

    private void graph(Optional<Resource> name, Map<Resource, Map<IRI, List<Value>>> subjects) throws IOException {
        if (name.isPresent()) {
            json.writeStartObject();
            json.writeStringField("@id", id(name.get()));
            json.writeArrayFieldStart("@graph");
        }
        for (var subject : subjects.entrySet()) {
            json.writeStartObject();
            json.writeStringField("@id", id(subject.getKey()));
            for (var property : subject.getValue().entrySet()) {
                property(property.getKey(), property.getValue());
            }
            json.writeEndObject();
        }
        if (name.isPresent()) {
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void property(IRI predicate, List<Value> values) throws IOException {
        if (predicate.equals(RDF.TYPE) && values.stream().noneMatch(Value::isLiteral)) {
            json.writeArrayFieldStart("@type");
            for (Value type : values) {
                json.writeString(id((Resource) type));
            }
        } else {
            json.writeArrayFieldStart(predicate.stringValue());
            for (Value value : values) {
                value(value);
            }
        }
        json.writeEndArray();
    }

    private void value(Value value) throws IOException {
        json.writeStartObject();
        if (value instanceof Literal literal) {
            literal(literal);
        } else {
            json.writeStringField("@id", id((Resource) value));
        }
        json.writeEndObject();
    }

    private void literal(Literal literal) throws IOException {
        json.writeStringField("@value", literal.getLabel());
        if (literal.getLanguage().isPresent()) {
            json.writeStringField("@language", literal.getLanguage().get());
        } else if (!literal.getDatatype().equals(XSD.STRING)) {
            json.writeStringField("@type", literal.getDatatype().stringValue());
        }
    }

    private static String id(Resource resource) {
        return resource instanceof BNode node ? "_:" + node.getID() : resource.stringValue();
    }
}
