package nl.digitalme.pod.store.embedded;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.digitalme.pod.store.Committed;

/**
 * Erases pods: first out of reach, in one synced batch, then byte for byte from every file. A note on disk says what is
 * under way, so that a start after a crash finishes it. GDPR article 17 asks for no less.
 */
final class Erasures {
    private final Vertx vertx;
    private final Parts parts;
    private final Path notes;

    Erasures(Vertx vertx, Parts parts, Path notes) {
        this.vertx = vertx;
        this.parts = parts;
        this.notes = notes;
    }

    /** On the committer's thread: when this returns nobody sees the pod any more. The bytes go on another thread. */
    void erase(Work.Erase work) {
        String pod = work.pod();
        note(pod);
        putOutOfReach(pod);
        parts.cache().erased(pod);
        parts.numbers().forget(pod);
        parts.listeners().tell(Committed.erasure(pod));
        vertx.executeBlocking(() -> removeBytes(pod), false)
                .onSuccess(done -> work.answer().give(work))
                .onFailure(work.answer()::fail);
    }

    /** At the start, before anybody can use the store. Blocks. */
    void finishOld() {
        for (Path note : Disk.list(notes)) {
            try {
                String pod = Files.readString(note);
                putOutOfReach(pod);
                removeBytes(pod);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    private void putOutOfReach(String pod) {
        String folder = Keys.folder(pod);
        parts.rocks()
                .write(
                        (batch, families) -> {
                            for (Family family : Family.values()) {
                                Keys.Range range = Keys.pod(family == Family.CONTENTS ? folder : pod);
                                batch.deleteRange(families.get(family), range.first(), range.end());
                            }
                        },
                        true);
        parts.contents().detach(pod);
    }

    private String removeBytes(String pod) {
        parts.contents().deleteDetached();
        new Eraser(parts.rocks()).removeBytes(pod);
        Disk.delete(noteOf(pod));
        return pod;
    }

    private Path noteOf(String pod) {
        return notes.resolve(Keys.folder(pod));
    }

    private void note(String pod) {
        try {
            Path note = noteOf(pod);
            Files.writeString(note, pod);
            try (FileChannel channel = FileChannel.open(note, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Disk.syncFolder(notes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
