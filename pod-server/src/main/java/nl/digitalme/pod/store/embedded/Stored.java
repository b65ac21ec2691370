package nl.digitalme.pod.store.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Changes;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodState;
import nl.digitalme.pod.store.PodStore;
import org.rocksdb.RocksIterator;

/** Reads what is committed, from memory or from the database. All methods but {@link #cached} block. */
final class Stored implements PodState {
    private final Rocks rocks;
    private final DocumentCache cache;

    Stored(Rocks rocks, DocumentCache cache) {
        this.rocks = rocks;
        this.cache = cache;
    }

    Optional<Lookup.Found> cached(ResourceId id) {
        return cache.get(id);
    }

    /** Reads through the cache, and remembers. */
    Lookup load(ResourceId id) {
        return cache.load(id, this::onDisk);
    }

    Lookup onDisk(ResourceId id) {
        return rocks.get(Family.DOCUMENTS, Keys.document(id))
                .<Lookup>map(Records::document)
                .orElse(Lookup.MISSING);
    }

    @Override
    public Lookup read(ResourceId id) {
        Optional<Lookup.Found> hit = cached(id);
        return hit.isPresent() ? hit.get() : load(id);
    }

    @Override
    public boolean hasMember(ResourceId container, Predicate<ResourceId> test) {
        Keys.Range range = Keys.members(container);
        return rocks.scan(Family.MEMBERS, range, entries -> {
            boolean any = false;
            for (; entries.isValid() && !any; entries.next()) {
                any = test.test(container.child(Keys.tail(entries.key(), range.first().length)));
            }
            return any;
        });
    }

    List<Member> members(ResourceId container, String after, int limit) {
        Keys.Range range = Keys.members(container);
        Keys.Range rest = after.isEmpty() ? range : range.from(Keys.after(Keys.member(container, after)));
        int prefix = range.first().length;
        return rocks.scan(
                Family.MEMBERS,
                rest,
                upTo(limit, (key, value) -> Optional.of(Records.member(Keys.tail(key, prefix), value))));
    }

    List<PodStore.Entry> scan(String pod, Optional<String> after, int limit) {
        Keys.Range range = Keys.pod(pod);
        Keys.Range rest = after.map(path -> range.from(Keys.after(Keys.document(pod, path))))
                .orElse(range);
        return rocks.scan(Family.DOCUMENTS, rest, upTo(limit, (key, value) -> entry(pod, key, value)));
    }

    List<PodStore.Entry> acls(String pod) {
        return rocks.scan(Family.ACLS, Keys.pod(pod), upTo(Integer.MAX_VALUE, (key, value) -> entry(pod, key, value)));
    }

    private static Optional<PodStore.Entry> entry(String pod, byte[] key, byte[] value) {
        ResourceId id = new ResourceId(pod, Keys.path(pod, key));
        return Changes.isBookkeeping(id)
                ? Optional.empty()
                : Optional.of(new PodStore.Entry(id, Records.document(value)));
    }

    List<PodStore.LogLine> log(String pod, long after, int limit) {
        Keys.Range rest = Keys.pod(pod).from(Keys.logLine(pod, after + 1));
        return rocks.scan(Family.LOG, rest, blocks -> {
            List<PodStore.LogLine> lines = new ArrayList<>();
            for (; blocks.isValid() && lines.size() < limit; blocks.next()) {
                LogBlock.read(Keys.number(blocks.key()), blocks.value()).stream()
                        .filter(line -> line.number() > after)
                        .limit(limit - lines.size())
                        .forEach(lines::add);
            }
            return lines;
        });
    }

    private static <T> Function<RocksIterator, List<T>> upTo(int limit, BiFunction<byte[], byte[], Optional<T>> read) {
        return entries -> {
            List<T> result = new ArrayList<>();
            for (; entries.isValid() && result.size() < limit; entries.next()) {
                read.apply(entries.key(), entries.value()).ifPresent(result::add);
            }
            return result;
        };
    }
}
