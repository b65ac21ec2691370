package nl.digitalme.pod.store.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The default store: RocksDB and files in one folder, for one process on one machine. */
public final class EmbeddedStore implements PodStore {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedStore.class);
    private static final int READERS = 8;

    private final Vertx vertx;
    private final DataFolder folder;
    private final Parts parts;
    private final Stored stored;
    private final Committer committer;
    private final LogLines lines;
    private final WorkerExecutor readers;
    private final Duration patience;
    private final long sweeper;
    private final Future<Void> swept;

    private EmbeddedStore(Vertx vertx, DataFolder folder, EmbeddedOptions options) {
        this.vertx = vertx;
        this.folder = folder;
        this.patience = options.uploadPatience();
        this.parts = Parts.open(vertx, folder, options);
        this.stored = parts.stored();
        Erasures erasures = new Erasures(vertx, parts, folder.erasures());
        erasures.finishOld();
        this.committer = new Committer(parts, erasures, options);
        this.lines = new LogLines(vertx, committer);
        // Threads of their own: a slow password hash on the shared ones must not hold up a document.
        this.readers = vertx.createSharedWorkerExecutor("store-readers-" + System.identityHashCode(this), READERS);
        long period = Math.max(1000, patience.toMillis() / 4);
        this.sweeper = vertx.setPeriodic(period, now -> sweepUploads());
        this.swept = sweepFolder();
    }

    /** Opens the store in a folder, which is made when it is not there. Blocks: for the start of a server. */
    public static PodStore open(Vertx vertx, Path dir, EmbeddedOptions options) {
        if (!options.syncs()) {
            LOG.error("UNSAFE: sync is switched off. A crash of this machine will lose writes that were acknowledged.");
        }
        DataFolder folder = DataFolder.open(dir);
        try {
            EmbeddedStore store = new EmbeddedStore(vertx, folder, options);
            store.committer.start();
            return store;
        } catch (RuntimeException failed) {
            folder.close();
            throw failed;
        }
    }

    // What a crash left is no hurry, and looking for it takes time where there are many files.
    private Future<Void> sweepFolder() {
        return this.<Parts>work(() -> {
                    parts.contents().sweep(parts.rocks());
                    return parts;
                })
                .onFailure(failed ->
                        LOG.warn("Files that nobody needs stay until the next start: {}", failed.getMessage()))
                .mapEmpty();
    }

    Parts parts() {
        return parts;
    }

    /** Done when what an earlier crash left is gone. */
    Future<Void> swept() {
        return swept;
    }

    Future<Void> sweepUploads() {
        return work(() -> {
                    parts.uploads().takeOlderThan(patience, parts.contents()::deleteIn);
                    return parts;
                })
                .mapEmpty();
    }

    private <T> Future<T> work(Callable<T> blocking) {
        return readers.executeBlocking(blocking, false);
    }

    @Override
    public Future<Lookup> read(ResourceId id) {
        Optional<Lookup.Found> hit = stored.cached(id);
        return hit.isPresent() ? Future.succeededFuture(hit.get()) : work(() -> stored.load(id));
    }

    @Override
    public Future<List<Member>> members(ResourceId container, String after, int limit) {
        return work(() -> stored.members(container, after, limit));
    }

    @Override
    public Future<List<Entry>> scan(String pod, Optional<String> after, int limit) {
        return work(() -> stored.scan(pod, after, limit));
    }

    @Override
    public Future<List<Entry>> acls(String pod) {
        return work(() -> stored.acls(pod));
    }

    @Override
    public Future<List<LogLine>> log(String pod, long after, int limit) {
        return work(() -> stored.log(pod, after, limit));
    }

    private <T> Future<T> commit(Function<Answer<T>, Work> work) {
        Answer<T> answer = new Answer<>(vertx);
        committer.accept(work.apply(answer));
        return answer.future();
    }

    @Override
    public Future<Version> commit(Edit edit) {
        return commit(answer -> new Work.Commit(edit, answer));
    }

    @Override
    public Future<Void> append(String pod, Buffer line) {
        return lines.append(pod, line);
    }

    @Override
    public Future<Void> erase(String pod) {
        return this.<Work>commit(answer -> new Work.Erase(pod, answer)).mapEmpty();
    }

    @Override
    public Future<Void> scrub(String pod) {
        return vertx.<Void>executeBlocking(
                () -> {
                    new Eraser(parts.rocks()).removeBytes(pod);
                    return null;
                },
                false);
    }

    @Override
    public Future<Content.Large> upload(String pod, String mediaType, ReadStream<Buffer> body, long limit) {
        return parts.contents().upload(pod, mediaType, body, limit);
    }

    @Override
    public Future<Void> discard(String pod, Content.Large content) {
        return parts.contents().discard(pod, content);
    }

    @Override
    public Future<ReadStream<Buffer>> download(String pod, Content.Large content, long from, long to) {
        return parts.contents().download(pod, content, from, to);
    }

    @Override
    public Optional<Path> file(String pod, Content.Large content) {
        return Optional.of(parts.contents().file(pod, content));
    }

    @Override
    public void onCommit(Consumer<Committed> listener) {
        parts.listeners().add(listener);
    }

    @Override
    public boolean isReady() {
        return committer.isHealthy();
    }

    @Override
    public Future<Void> close() {
        vertx.cancelTimer(sweeper);
        return vertx.executeBlocking(
                        () -> {
                            committer.stop(new Work.Stop(new Answer<>(vertx)));
                            parts.rocks().close();
                            folder.close();
                            return folder;
                        },
                        false)
                .eventually(readers::close)
                .mapEmpty();
    }
}
