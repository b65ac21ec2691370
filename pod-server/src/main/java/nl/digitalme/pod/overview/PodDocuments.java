package nl.digitalme.pod.overview;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.protocol.Gate;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.PodStore;
import org.eclipse.rdf4j.model.Model;

/** The documents of a pod that say something about money, parsed once for each version of each. */
final class PodDocuments {
    private static final List<String> FOLDERS = List.of("official/", "vault/");
    private static final String STORED = "vault/overviews/";
    private static final int STEP = 256;
    private static final int MOST = 2_000;
    private static final int KEPT_BYTES = 32 * 1024 * 1024;

    private final PodStore store;
    private final Addresses addresses;
    private final Cache<Key, FactSource> parsed = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Key key, FactSource source) -> key.weight())
            .build();

    /** A version is never used twice, so what was parsed for it holds for ever. */
    private record Key(ResourceId id, Version version, int weight) {}

    PodDocuments(PodStore store, Addresses addresses) {
        this.store = store;
        this.addresses = addresses;
    }

    /** Reading the folders that the documents stand in. */
    static List<Gate.Need> folders(String pod) {
        return FOLDERS.stream()
                .map(folder -> new Gate.Need(new ResourceId(pod, folder), Set.of(Mode.READ)))
                .toList();
    }

    /** Reading each of these documents. */
    static List<Gate.Need> needs(List<PodStore.Entry> found) {
        return found.stream()
                .map(entry -> new Gate.Need(entry.id(), Set.of(Mode.READ)))
                .toList();
    }

    /** What stands in the pod now, unparsed. */
    Future<List<PodStore.Entry>> find(String pod) {
        Future<List<PodStore.Entry>> found = Future.succeededFuture(new ArrayList<>());
        for (String folder : FOLDERS) {
            found = found.compose(entries -> scan(pod, folder, folder, entries));
        }
        return found;
    }

    private Future<List<PodStore.Entry>> scan(String pod, String folder, String after, List<PodStore.Entry> entries) {
        return store.scan(pod, Optional.of(after), STEP).compose(step -> {
            step.stream().filter(entry -> isWanted(entry, folder)).forEach(entries::add);
            if (entries.size() > MOST) {
                throw PodProblem.of(
                        413, "The overview reads up to %d documents, and this pod has more.".formatted(MOST));
            }
            String last = step.isEmpty() ? "" : step.get(step.size() - 1).id().path();
            return step.size() < STEP || !last.startsWith(folder)
                    ? Future.succeededFuture(entries)
                    : scan(pod, folder, last, entries);
        });
    }

    private static boolean isWanted(PodStore.Entry entry, String folder) {
        Content content = entry.found().content();
        return entry.id().path().startsWith(folder)
                && !entry.id().isContainer()
                && !entry.id().isAuxiliary()
                && content instanceof Content.Inline // what is kept apart is a photo or a scan, not a statement
                && RdfFormat.of(content.mediaType()).isPresent();
    }

    /** A document as a source of facts; parsed here unless this version was parsed before. */
    FactSource source(PodStore.Entry entry) {
        Content.Inline content = (Content.Inline) entry.found().content();
        Key key = new Key(
                entry.id(), entry.found().version(), 200 + 20 * content.bytes().length());
        return parsed.get(key, any -> parse(entry.id(), content));
    }

    /** What a document says. */
    Model model(PodStore.Entry entry) {
        Content.Inline content = (Content.Inline) entry.found().content();
        RdfFormat format = RdfFormat.of(content.mediaType()).orElseThrow();
        return RdfDocument.parse(content.bytes(), format, addresses.iri(entry.id()));
    }

    /** Stored answers of the overview are no source of the next one. */
    static boolean isSource(PodStore.Entry entry) {
        return !entry.id().path().startsWith(STORED);
    }

    private FactSource parse(ResourceId id, Content.Inline content) {
        String iri = addresses.iri(id);
        RdfFormat format = RdfFormat.of(content.mediaType()).orElseThrow();
        return FactSource.of(iri, RdfDocument.parse(content.bytes(), format, iri));
    }
}
