package nl.digitalme.pod.grants;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import nl.digitalme.pod.store.PodStore;

/** Who did what in a pod, for its owner to read. */
public interface AccessLog {

    /** The log of each pod in its own store, erased with it. */
    static AccessLog in(PodStore store) {
        return new StoredAccessLog(store);
    }

    /** The event as a line, for the {@code Edit} that carries out a write: logged in the same commit. */
    Buffer line(AccessEvent event);

    /** Logs an access that writes nothing; the answer to the caller waits for this. */
    Future<Void> append(AccessEvent event);

    /** Up to {@code limit} events after a number (0 for the first), oldest first. */
    Future<List<Numbered>> read(String pod, long after, int limit);

    /** An event with its number in the pod's log. */
    record Numbered(long number, AccessEvent event) {}
}
