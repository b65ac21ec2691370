package nl.digitalme.pod.store.embedded;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.streams.ReadStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.store.Content;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Large contents as files, in a folder for each pod. A file is written, synced and renamed before any commit can name
 * it; its name is random, so one file belongs to one resource and is deleted with it.
 */
final class Contents {
    private static final Logger LOG = LoggerFactory.getLogger(Contents.class);
    private static final String UNFINISHED = ".part";
    private static final String ERASED = ".erased-";

    private final Vertx vertx;
    private final Path root;
    private final Uploads uploads;

    Contents(Vertx vertx, Path root, Uploads uploads) {
        this.vertx = vertx;
        this.root = root;
        this.uploads = uploads;
    }

    Path file(String pod, Content.Large content) {
        return folder(pod).resolve(content.key());
    }

    private Path folder(String pod) {
        return root.resolve(Keys.folder(pod));
    }

    Future<Content.Large> upload(String pod, String mediaType, ReadStream<Buffer> body, long limit) {
        body.pause(); // until the file is open
        String key = UUID.randomUUID().toString();
        Path unfinished = folder(pod).resolve(key + UNFINISHED);
        uploads.begin(key, Keys.folder(pod));
        return blocking(() -> makeFolder(pod))
                .compose(made -> vertx.fileSystem().open(unfinished.toString(), new OpenOptions().setCreateNew(true)))
                .compose(file -> fill(file, body, limit))
                .compose(length -> finish(pod, new Content.Large(mediaType, key, length)))
                .recover(failure -> giveUp(key, unfinished, failure));
    }

    private Path makeFolder(String pod) {
        Disk.makeFolder(folder(pod));
        return folder(pod);
    }

    private static Future<Long> fill(AsyncFile file, ReadStream<Buffer> body, long limit) {
        return Intake.copy(body, file, limit)
                .compose(length -> file.flush().map(length)) // fdatasync
                .eventually(file::close);
    }

    private Future<Content.Large> finish(String pod, Content.Large content) {
        return blocking(() -> {
            Disk.move(folder(pod).resolve(content.key() + UNFINISHED), file(pod, content));
            Disk.syncFolder(folder(pod));
            uploads.finish(content.key());
            return content;
        });
    }

    private Future<Content.Large> giveUp(String key, Path unfinished, Throwable failure) {
        return blocking(() -> {
                    Disk.delete(unfinished);
                    uploads.remove(key);
                    return key;
                })
                .compose(done -> Future.failedFuture(failure));
    }

    Future<Void> discard(String pod, Content.Large content) {
        return uploads.take(content.key())
                ? blocking(() -> {
                            Disk.delete(file(pod, content));
                            return content;
                        })
                        .mapEmpty()
                : Future.succeededFuture();
    }

    Future<ReadStream<Buffer>> download(String pod, Content.Large content, long from, long to) {
        return vertx.fileSystem()
                .open(
                        file(pod, content).toString(),
                        new OpenOptions().setWrite(false).setCreate(false))
                .recover(gone -> Future.failedFuture(PodProblem.notFound()))
                .map(file -> new FileStream(file.setReadPos(from).setReadLength(to - from)));
    }

    /** Deletes a file that no resource names any more. Blocks. */
    void delete(String pod, String key) {
        try {
            Disk.delete(folder(pod).resolve(key));
        } catch (UncheckedIOException failed) {
            LOG.warn("A file that is not needed any more stays until the next start: {}", key);
        }
    }

    /** Deletes a file in the folder of that name. Blocks. */
    void deleteIn(String folder, String key) {
        Disk.delete(root.resolve(folder).resolve(key));
    }

    /** Puts a pod's files out of reach at once. Blocks. */
    void detach(String pod) {
        if (Files.exists(folder(pod))) {
            Disk.move(folder(pod), root.resolve(ERASED + UUID.randomUUID()));
            Disk.syncFolder(root);
        }
    }

    /** Deletes what was detached. Blocks. */
    void deleteDetached() {
        Disk.list(root).stream()
                .filter(folder -> folder.getFileName().toString().startsWith(ERASED))
                .forEach(Disk::deleteFolder);
    }

    /** Deletes what a crash left: unfinished uploads, and files that no resource names. Blocks. */
    void sweep(Rocks rocks) {
        deleteDetached();
        for (Path folder : Disk.list(root)) {
            for (Path file : Disk.list(folder)) {
                String name = file.getFileName().toString();
                byte[] key = Keys.content(folder.getFileName().toString(), name);
                // First the uploads, then the database: an upload that a commit puts in place meanwhile is in one of
                // them.
                if (!uploads.knows(name.replace(UNFINISHED, ""))
                        && rocks.get(Family.CONTENTS, key).isEmpty()) {
                    Disk.delete(file);
                }
            }
        }
    }

    private <T> Future<T> blocking(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
