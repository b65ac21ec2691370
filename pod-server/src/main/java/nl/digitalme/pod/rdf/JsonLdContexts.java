package nl.digitalme.pod.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import no.hasmac.jsonld.JsonLdError;
import no.hasmac.jsonld.document.Document;
import no.hasmac.jsonld.document.JsonDocument;
import no.hasmac.jsonld.loader.DocumentLoader;
import no.hasmac.jsonld.loader.DocumentLoaderOptions;

/**
 * The contexts that ship with the server. No other is loaded, and none over the network: who writes would aim us at it.
 */
final class JsonLdContexts implements DocumentLoader {
    private static final Map<String, Document> SHIPPED = shipped();

    static Set<String> names() {
        return SHIPPED.keySet();
    }

    @Override
    public Document loadDocument(URI url, DocumentLoaderOptions options) {
        Document known =
                SHIPPED.get(url.toString().replaceFirst("^http:", "https:").replaceFirst("#$", ""));
        if (known == null) {
            throw RdfProblems.remoteContext();
        }
        return known;
    }

    private static Map<String, Document> shipped() {
        Map<String, Document> contexts = new LinkedHashMap<>();
        contexts.put("https://www.w3.org/ns/solid/oidc-context.jsonld", read("solid-oidc"));
        contexts.put("https://www.w3.org/ns/activitystreams", read("activitystreams"));
        contexts.put("https://www.w3.org/ns/solid/notifications-context/v1", read("solid-notifications"));
        contexts.put("https://www.w3.org/ns/solid/notification/v1", read("solid-notifications"));
        return contexts;
    }

    private static Document read(String name) {
        String file = "/contexts/" + name + ".jsonld";
        try (InputStream in = JsonLdContexts.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("Missing from the class path: " + file);
            }
            return JsonDocument.of(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (JsonLdError malformed) {
            throw new IllegalStateException("Not JSON: " + file, malformed);
        }
    }
}
