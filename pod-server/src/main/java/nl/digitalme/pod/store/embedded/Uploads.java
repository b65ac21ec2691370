package nl.digitalme.pod.store.embedded;

import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import nl.digitalme.pod.domain.PodProblem;

/** Large contents that no commit has put in place yet. */
final class Uploads {
    private enum State {
        UNDER_WAY,
        WAITING,
        CLAIMED
    }

    private record Upload(String folder, State state, long since) {
        Upload now(State next) {
            return new Upload(folder, next, System.nanoTime());
        }
    }

    private final Map<String, Upload> uploads = new HashMap<>();

    synchronized void begin(String key, String folder) {
        uploads.put(key, new Upload(folder, State.UNDER_WAY, System.nanoTime()));
    }

    synchronized void finish(String key) {
        uploads.computeIfPresent(key, (same, upload) -> upload.now(State.WAITING));
    }

    /** For a commit that is about to put them in place: all or none. */
    synchronized void claim(String folder, Set<String> keys) {
        for (String key : keys) {
            Upload upload = uploads.get(key);
            if (upload == null
                    || upload.state() != State.WAITING
                    || !upload.folder().equals(folder)) {
                throw PodProblem.conflict("Large content can be put in place once, after it was uploaded.");
            }
        }
        keys.forEach(key -> uploads.computeIfPresent(key, (same, upload) -> upload.now(State.CLAIMED)));
    }

    /** The commit did not happen, so another one may claim them. */
    synchronized void release(Set<String> keys) {
        keys.forEach(this::finish);
    }

    synchronized void remove(String key) {
        uploads.remove(key);
    }

    synchronized boolean knows(String key) {
        return uploads.containsKey(key);
    }

    /** True when the upload was waiting, and is now the caller's to delete. */
    synchronized boolean take(String key) {
        Upload upload = uploads.get(key);
        boolean waiting = upload != null && upload.state() == State.WAITING;
        if (waiting) {
            uploads.remove(key);
        }
        return waiting;
    }

    /** Takes all that have waited longer; told as folder and key. */
    synchronized void takeOlderThan(Duration patience, BiConsumer<String, String> each) {
        long limit = System.nanoTime() - patience.toNanos();
        for (Iterator<Map.Entry<String, Upload>> i = uploads.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<String, Upload> entry = i.next();
            Upload upload = entry.getValue();
            if (upload.state() == State.WAITING && upload.since() - limit < 0) {
                i.remove();
                each.accept(upload.folder(), entry.getKey());
            }
        }
    }
}
