package nl.digitalme.pod.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;

/**
 * Who is in a {@code vcard:Group} that a document of another server describes. What is known may be a few minutes old;
 * when nothing is known, because the server does not answer or its document cannot be read, nobody is in the group, and
 * it is asked again half a minute later.
 */
final class RemoteGroups {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);
    private static final int MAXIMUM_WEIGHT = 16 << 20;

    private final RemoteDocuments remote;
    private final AtomicLong changes = new AtomicLong();
    private final Cache<String, Known> documents;

    /** What a document says, and for how long that counts. */
    private record Known(Map<String, Set<String>> groups, Duration kept) {}

    RemoteGroups(RemoteDocuments remote, Ticker ticker) {
        this.remote = remote;
        this.documents = Caffeine.newBuilder()
                .ticker(ticker)
                .maximumWeight(MAXIMUM_WEIGHT)
                .weigher((String document, Known known) -> Groups.weight(known.groups()))
                .expireAfter(Expiry.writing((String document, Known known) -> known.kept()))
                .evictionListener((document, known, cause) -> changes.incrementAndGet())
                .build();
    }

    Future<Boolean> has(String group, String member) {
        return document(group)
                .map(groups -> groups.getOrDefault(group, Set.of()).contains(member));
    }

    /** What the document of a group says, asked for when it is not known; never fails. */
    Future<Map<String, Set<String>>> document(String group) {
        int hash = group.indexOf('#');
        String url = hash < 0 ? group : group.substring(0, hash);
        Known known = documents.getIfPresent(url);
        return known != null
                ? Future.succeededFuture(known.groups())
                : remote.rdf(url)
                        .map(found -> new Known(read(url, found), KEPT))
                        .otherwise(unknown -> new Known(Map.of(), UNKNOWN_FOR))
                        .map(now -> keep(url, now));
    }

    private Map<String, Set<String>> keep(String url, Known now) {
        documents.put(url, now);
        changes.incrementAndGet();
        return now.groups();
    }

    private static Map<String, Set<String>> read(String url, RemoteDocuments.Document found) {
        RdfFormat format = RdfFormat.of(found.mediaType())
                .orElseThrow(() -> PodProblem.badRequest("The document of a group is not RDF."));
        return Groups.members(RdfDocument.parse(found.bytes(), format, url));
    }

    /** Counts up whenever a group may no longer be what it was. */
    long changes() {
        if (documents.estimatedSize() > 0) {
            documents.cleanUp(); // what has expired is counted when it is noticed
        }
        return changes.get();
    }
}
