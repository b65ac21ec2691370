package nl.digitalme.pod.rdf;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.hasmac.jsonld.JsonLd;
import no.hasmac.jsonld.JsonLdError;
import no.hasmac.jsonld.JsonLdOptions;
import no.hasmac.jsonld.document.JsonDocument;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.rio.RDFHandler;
import org.jspecify.annotations.Nullable;

/**
 * JSON-LD to statements: the processor expands (JSON-LD 1.1 API section 5.1), and the expanded form is read straight
 * off. The standard way over a node map (section 7.3 with 8.1) gives the same statements, in time that grows with the
 * square of the values of a property.
 */
final class JsonLdInput {
    // The library logs what it does not like, with the values that it found, past our own log. Held here, for the JDK
    // forgets a logger that nobody holds, and its level with it.
    private static final Logger LIBRARY = silenced();
    private static final JsonLdContexts CONTEXTS = new JsonLdContexts();

    private final ValueFactory terms;
    private final RDFHandler sink;

    JsonLdInput(ValueFactory terms, RDFHandler sink) {
        this.terms = terms;
        this.sink = sink;
    }

    void parse(String text, String baseIri, RdfLimits limits) {
        JsonGuard.check(text, limits);
        JsonLdOptions options = new JsonLdOptions();
        options.setDocumentLoader(CONTEXTS);
        options.setUriValidation(false);
        try {
            JsonDocument document = JsonDocument.of(new StringReader(text));
            items(
                    JsonLd.expand(document)
                            .options(options)
                            .base(URI.create(baseIri))
                            .get(),
                    null);
        } catch (JsonLdError | JsonException | ClassCastException invalid) {
            throw RdfProblems
                    .badJsonLd(); // a ClassCastException is how the processor meets some keywords of a wrong kind
        }
    }

    private void items(JsonArray items, @Nullable Resource graph) {
        for (JsonValue item : items) {
            object(item.asJsonObject(), graph);
        }
    }

    // What an object stands for; a node says all it has to say on the way. Empty for what JSON-LD tells us to drop.
    private Optional<? extends Value> object(JsonObject item, @Nullable Resource graph) {
        if (item.containsKey("@value")) {
            return new JsonLdValue(item).literal(terms);
        }
        if (item.containsKey("@list")) {
            return Optional.of(list(item.getJsonArray("@list"), graph));
        }
        if (item.containsKey("@set")) {
            items(item.getJsonArray("@set"), graph);
            return Optional.empty();
        }
        return node(item, graph);
    }

    private Optional<Resource> node(JsonObject node, @Nullable Resource graph) {
        Optional<Resource> found =
                node.get("@id") instanceof JsonString id ? resource(id.getString()) : Optional.of(terms.createBNode());
        found.ifPresent(subject -> node.forEach((key, value) -> entry(subject, key, value, graph)));
        return found;
    }

    private void entry(Resource subject, String key, JsonValue value, @Nullable Resource graph) {
        switch (key) {
            case "@type" -> types(subject, array(value), graph);
            case "@graph" -> items(array(value), subject);
            case "@included" -> items(array(value), graph);
            case "@reverse" ->
                value.asJsonObject().forEach((name, items) -> predicate(name)
                        .ifPresent(p -> reverse(subject, p, array(items), graph)));
            default -> predicate(key).ifPresent(p -> forward(subject, p, array(value), graph));
        }
    }

    private void types(Resource subject, List<JsonValue> types, @Nullable Resource graph) {
        for (JsonValue type : types) {
            if (type instanceof JsonString name) {
                resource(name.getString()).ifPresent(found -> say(subject, RDF.TYPE, found, graph));
            }
        }
    }

    private void forward(Resource subject, IRI predicate, List<JsonValue> objects, @Nullable Resource graph) {
        for (JsonValue object : objects) {
            object(object.asJsonObject(), graph).ifPresent(found -> say(subject, predicate, found, graph));
        }
    }

    private void reverse(Resource object, IRI predicate, List<JsonValue> subjects, @Nullable Resource graph) {
        for (JsonValue subject : subjects) {
            node(subject.asJsonObject(), graph).ifPresent(found -> say(found, predicate, object, graph));
        }
    }

    private Resource list(List<JsonValue> items, @Nullable Resource graph) {
        Resource rest = RDF.NIL;
        for (int i = items.size() - 1; i >= 0; i--) {
            Optional<? extends Value> item = object(items.get(i).asJsonObject(), graph);
            if (item.isPresent()) {
                Resource cell = terms.createBNode();
                say(cell, RDF.FIRST, item.get(), graph);
                say(cell, RDF.REST, rest, graph);
                rest = cell;
            }
        }
        return rest;
    }

    private void say(Resource subject, IRI predicate, Value object, @Nullable Resource graph) {
        sink.handleStatement(terms.createStatement(subject, predicate, object, graph));
    }

    // JSON-LD 1.1 API section 8.2: what is neither a blank node nor an absolute IRI is dropped, with all it says.
    private Optional<Resource> resource(String name) {
        if (name.startsWith("_:")) {
            return Optional.of(terms.createBNode(name.substring(2)));
        }
        return iri(name).map(found -> found);
    }

    private Optional<IRI> predicate(String name) {
        return name.startsWith("_:") || name.startsWith("@") ? Optional.empty() : iri(name);
    }

    private Optional<IRI> iri(String name) {
        return JsonLdValue.isIri(name) ? Optional.of(terms.createIRI(name)) : Optional.empty();
    }

    private static JsonArray array(JsonValue value) {
        return value instanceof JsonArray array ? array : JsonValue.EMPTY_JSON_ARRAY;
    }

    private static Logger silenced() {
        Logger library = Logger.getLogger("no.hasmac");
        library.setLevel(Level.OFF);
        return library;
    }
}
