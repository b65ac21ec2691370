package nl.digitalme.pod.store.memory;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Changes;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Draft;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Listeners;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/** A store that keeps everything in memory, under one lock. */
public final class MemoryStore implements PodStore {
    private final Vertx vertx;
    private final Map<String, MemoryPod> pods = new HashMap<>();
    private final Listeners listeners = new Listeners();

    private MemoryStore(Vertx vertx) {
        this.vertx = vertx;
    }

    public static PodStore create(Vertx vertx) {
        return new MemoryStore(vertx);
    }

    // The one place where the lock is taken.
    private synchronized <T> Future<T> locked(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception failed) {
            return Future.failedFuture(failed);
        }
    }

    private MemoryPod pod(String name) {
        return pods.getOrDefault(name, new MemoryPod(name));
    }

    @Override
    public Future<Lookup> read(ResourceId id) {
        return locked(() -> pod(id.pod()).read(id));
    }

    @Override
    public Future<List<Member>> members(ResourceId container, String after, int limit) {
        return locked(() -> pod(container.pod()).members(container, after, limit));
    }

    @Override
    public Future<List<Entry>> scan(String pod, Optional<String> after, int limit) {
        return locked(() -> pod(pod).entries(id -> after.isEmpty() || id.path().compareTo(after.get()) > 0, limit));
    }

    @Override
    public Future<List<Entry>> acls(String pod) {
        return locked(() -> pod(pod).entries(ResourceId::isAcl, Integer.MAX_VALUE));
    }

    @Override
    public Future<Version> commit(Edit edit) {
        return locked(() -> {
            MemoryPod pod = pod(edit.pod());
            Changes changes = new Draft(pod).plan(edit);
            if (!changes.repeated()) {
                pod.write(changes);
                pods.put(edit.pod(), pod);
            }
            listeners.tell(changes.committed());
            return edit.version();
        });
    }

    @Override
    public Future<Content.Large> upload(String pod, String mediaType, ReadStream<Buffer> body, long limit) {
        return Collector.collect(body, limit)
                .compose(bytes -> locked(() -> {
                    String key = UUID.randomUUID().toString();
                    pods.computeIfAbsent(pod, MemoryPod::new).keep(key, bytes);
                    return new Content.Large(mediaType, key, bytes.length());
                }));
    }

    @Override
    public Future<Void> discard(String pod, Content.Large content) {
        return locked(() -> {
                    pod(pod).discard(content.key());
                    return content;
                })
                .mapEmpty();
    }

    @Override
    public Future<ReadStream<Buffer>> download(String pod, Content.Large content, long from, long to) {
        return locked(() -> pod(pod).content(content.key()).slice((int) from, (int) to))
                .map(bytes -> new BufferStream(vertx.getOrCreateContext(), bytes));
    }

    @Override
    public Future<Void> append(String pod, Buffer line) {
        return locked(() -> {
                    if (!pod(pod).exists()) {
                        throw PodProblem.notFound();
                    }
                    pod(pod).append(line);
                    return line;
                })
                .mapEmpty();
    }

    @Override
    public Future<List<LogLine>> log(String pod, long after, int limit) {
        return locked(() -> pod(pod).log(after, limit));
    }

    @Override
    public Future<Void> erase(String pod) {
        return locked(() -> {
                    pods.remove(pod);
                    listeners.tell(Committed.erasure(pod));
                    return pod;
                })
                .mapEmpty();
    }

    @Override
    public void onCommit(Consumer<Committed> listener) {
        listeners.add(listener);
    }

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
