package nl.digitalme.pod.store.memory;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Changes;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodState;
import nl.digitalme.pod.store.PodStore;

/** One pod. Used under the lock of its store. Paths hold ASCII only, so the order of strings is that of their bytes. */
final class MemoryPod implements PodState {
    private final String name;
    private final NavigableMap<String, Lookup.Found> documents = new TreeMap<>();
    private final List<PodStore.LogLine> log = new ArrayList<>();
    private final Map<String, Buffer> contents = new HashMap<>();
    private final Set<String> unclaimed = new HashSet<>();

    MemoryPod(String name) {
        this.name = name;
    }

    boolean exists() {
        return documents.containsKey("");
    }

    @Override
    public Lookup read(ResourceId id) {
        Lookup.Found found = documents.get(id.path());
        return found == null ? Lookup.MISSING : found;
    }

    @Override
    public boolean hasMember(ResourceId container, Predicate<ResourceId> test) {
        return below(container).keySet().stream()
                .map(path -> new ResourceId(name, path))
                .anyMatch(id -> isMemberOf(container, id) && test.test(id));
    }

    private NavigableMap<String, Lookup.Found> below(ResourceId container) {
        return documents.subMap(container.path(), false, container.path() + Character.MAX_VALUE, false);
    }

    private static boolean isMemberOf(ResourceId container, ResourceId id) {
        return id.isMember() && id.parent().filter(container::equals).isPresent();
    }

    List<Member> members(ResourceId container, String after, int limit) {
        return below(container).tailMap(container.path() + after, false).entrySet().stream()
                .filter(entry -> isMemberOf(container, new ResourceId(name, entry.getKey())))
                .limit(limit)
                .map(entry -> member(new ResourceId(name, entry.getKey()), entry.getValue()))
                .toList();
    }

    private static Member member(ResourceId id, Lookup.Found found) {
        Content content = found.content();
        return new Member(id.name(), found.version(), found.modified(), content.length(), content.mediaType());
    }

    List<PodStore.Entry> entries(Predicate<ResourceId> wanted, int limit) {
        return documents.entrySet().stream()
                .map(entry -> new PodStore.Entry(new ResourceId(name, entry.getKey()), entry.getValue()))
                .filter(entry -> !Changes.isBookkeeping(entry.id()) && wanted.test(entry.id()))
                .limit(limit)
                .toList();
    }

    void write(Changes changes) {
        if (!unclaimed.containsAll(changes.claims())) {
            throw PodProblem.conflict("Large content can be put in place once, after it was uploaded.");
        }
        unclaimed.removeAll(changes.claims());
        changes.releases().forEach(contents::remove);
        changes.byResource().forEach((id, change) -> {
            if (change.after() instanceof Lookup.Found found) {
                documents.put(id.path(), found);
            } else {
                documents.remove(id.path());
            }
        });
        changes.edit().log().forEach(this::append);
    }

    void append(Buffer line) {
        log.add(new PodStore.LogLine(log.size() + 1L, line));
    }

    List<PodStore.LogLine> log(long after, int limit) {
        return log.stream().filter(line -> line.number() > after).limit(limit).toList();
    }

    void keep(String key, Buffer bytes) {
        contents.put(key, bytes);
        unclaimed.add(key);
    }

    void discard(String key) {
        if (unclaimed.remove(key)) {
            contents.remove(key);
        }
    }

    Buffer content(String key) {
        Buffer bytes = contents.get(key);
        if (bytes == null) {
            throw PodProblem.notFound();
        }
        return bytes;
    }
}
