package nl.digitalme.pod.protocol;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;

/**
 * Documents ready to send. Kept by version, so nothing has to be taken away when a document changes; what is converted
 * is converted once, on a worker, however many ask for it at the same time.
 */
final class Representations {
    private static final int STORED = -1;
    private static final int WEIGHT_OF_HEADERS = 2048;
    // User content must not run as part of this server's site: scripts of one pod would act with another's session.
    private static final Map.Entry<String, String> SANDBOX = Map.entry(
            "Content-Security-Policy",
            "default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox");

    private final Headers headers;
    private final Workers workers;
    private final Cache<Key, Representation> stored;
    private final Cache<Key, Representation> converted;
    private final Map<Key, Future<Representation>> underWay = new ConcurrentHashMap<>();

    private record Key(ResourceId id, Version version, int format) {}

    Representations(Headers headers, Workers workers, long cacheBytes) {
        this.headers = headers;
        this.workers = workers;
        this.stored = cache(cacheBytes / 2);
        this.converted = cache(cacheBytes / 2);
    }

    private static Cache<Key, Representation> cache(long bytes) {
        return Caffeine.newBuilder()
                .maximumWeight(bytes)
                .weigher(Representations::weight)
                .build();
    }

    private static int weight(Key key, Representation kept) {
        return WEIGHT_OF_HEADERS
                + (kept.body() instanceof PodResponse.Bytes bytes
                        ? bytes.bytes().length()
                        : 0);
    }

    /** A document as it was sent; the body of large content is left empty. */
    Representation stored(ResourceId id, Lookup.Found found) {
        return stored.get(
                new Key(id, found.version(), STORED),
                key -> represent(
                        id,
                        found,
                        new Form(
                                EntityTag.stored(found.version()),
                                found.content().mediaType(),
                                body(found.content()))));
    }

    /** An RDF document in another format. */
    Future<Representation> converted(ResourceId id, Lookup.Found found, RdfFormat from, RdfFormat to) {
        Key key = new Key(id, found.version(), to.ordinal());
        Representation kept = converted.getIfPresent(key);
        return kept != null
                ? Future.succeededFuture(kept)
                : underWay.computeIfAbsent(key, missing -> convert(id, found, from, to)
                        .onSuccess(made -> converted.put(key, made))
                        .onComplete(done -> workers.later(() -> underWay.remove(key))));
    }

    private Future<Representation> convert(ResourceId id, Lookup.Found found, RdfFormat from, RdfFormat to) {
        Buffer bytes = ((Content.Inline) found.content()).bytes();
        return workers.converted(id, bytes, from, to)
                .map(out -> represent(
                        id,
                        found,
                        new Form(
                                EntityTag.converted(found.version(), to), to.mediaType(), new PodResponse.Bytes(out))));
    }

    private record Form(String tag, String mediaType, PodResponse.Body body) {}

    private Representation represent(ResourceId id, Lookup.Found found, Form form) {
        String lastModified = HttpDate.of(found.modified());
        List<Map.Entry<String, String>> all = new ArrayList<>();
        all.add(Map.entry("Content-Type", form.mediaType()));
        all.add(Map.entry("ETag", form.tag()));
        all.add(Map.entry("Last-Modified", lastModified));
        all.add(Map.entry("Accept-Ranges", "bytes"));
        all.addAll(headers.about(id));
        if (RdfFormat.of(form.mediaType()).isEmpty()) {
            all.add(SANDBOX);
        }
        return new Representation(form.tag(), found.modified(), lastModified, all, form.body());
    }

    private static PodResponse.Body body(Content content) {
        return content instanceof Content.Inline inline ? new PodResponse.Bytes(inline.bytes()) : PodResponse.EMPTY;
    }

    /** Drops everything of a pod that was erased, for memory should forget what files forget. */
    void forget(Committed change) {
        if (change.erased()) {
            stored.asMap().keySet().removeIf(key -> key.id().pod().equals(change.pod()));
            converted.asMap().keySet().removeIf(key -> key.id().pod().equals(change.pod()));
        }
    }
}
