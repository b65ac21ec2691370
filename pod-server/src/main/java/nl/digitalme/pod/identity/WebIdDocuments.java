package nl.digitalme.pod.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;

/** Asks the document of a WebID who may vouch for it (Solid-OIDC 0.1.0 section 5.1). */
final class WebIdDocuments {
    private static final IRI OIDC_ISSUER = Values.iri("http://www.w3.org/ns/solid/terms#oidcIssuer");
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MAX_KEPT = 100_000;
    private static final int MAX_BYTES = 64 * 1024; // it is parsed on an event loop

    private final Addresses addresses;
    private final PodStore store;
    private final RemoteDocuments remote;
    private final Cache<WebId, Own> own =
            Caffeine.newBuilder().maximumSize(MAX_KEPT).build();
    private final Cache<WebId, Set<String>> foreign =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MAX_KEPT).build();

    WebIdDocuments(Addresses addresses, PodStore store, RemoteDocuments remote) {
        this.addresses = addresses;
        this.store = store;
        this.remote = remote;
    }

    /** The issuers that a document of this server named at one version. */
    private record Own(Version version, Set<String> issuers) {}

    /**
     * Done when the document of the WebID names the issuer; fails with {@link InvalidToken} when not. Documents of this
     * server are compared by version each time, so a change counts at once; those of others may be five minutes old.
     */
    Future<Void> confirm(WebId webId, String issuer) {
        return issuers(webId).map(issuers -> {
            if (!issuers.contains(Issuers.normal(issuer))) {
                throw InvalidToken.because(
                        "The document of its WebID does not name its issuer, %s (solid:oidcIssuer).".formatted(issuer));
            }
            return null;
        });
    }

    private Future<Set<String>> issuers(WebId webId) {
        Optional<ResourceId> here = addresses.resource(webId.document());
        if (here.isPresent()) {
            return store.read(here.get()).map(lookup -> ownIssuers(webId, lookup));
        }
        Set<String> known = foreign.getIfPresent(webId);
        return known != null ? Future.succeededFuture(known) : fetch(webId);
    }

    private Set<String> ownIssuers(WebId webId, Lookup lookup) {
        Lookup.Found found =
                lookup.found().orElseThrow(() -> InvalidToken.because("The document of its WebID is not there."));
        Own known = own.getIfPresent(webId);
        if (known == null || !known.version().equals(found.version())) {
            if (!(found.content() instanceof Content.Inline inline) || inline.length() > MAX_BYTES) {
                throw InvalidToken.because("The document of its WebID is too large.");
            }
            known = new Own(found.version(), issuersIn(webId, inline.mediaType(), inline.bytes()));
            own.put(webId, known);
        }
        return known.issuers();
    }

    private Future<Set<String>> fetch(WebId webId) {
        return remote.rdf(webId.document()).map(document -> {
            Set<String> issuers = issuersIn(webId, document.mediaType(), document.bytes());
            foreign.put(webId, issuers);
            return issuers;
        });
    }

    private static Set<String> issuersIn(WebId webId, String mediaType, Buffer bytes) {
        RdfFormat format = RdfFormat.of(mediaType)
                .orElseThrow(() -> InvalidToken.because("The document of its WebID is not RDF."));
        try {
            Model model = RdfDocument.parse(bytes, format, webId.document());
            return model.filter(Values.iri(webId.iri()), OIDC_ISSUER, null).objects().stream()
                    .map(issuer -> Issuers.normal(issuer.stringValue()))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (PodProblem | IllegalArgumentException unreadable) {
            throw InvalidToken.because("The document of its WebID cannot be read.");
        }
    }
}
