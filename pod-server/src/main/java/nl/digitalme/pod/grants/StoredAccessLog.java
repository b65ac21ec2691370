package nl.digitalme.pod.grants;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import nl.digitalme.pod.store.PodStore;

/** The log kept by the store beside the documents: written before the answer leaves, and only ever added to. */
final class StoredAccessLog implements AccessLog {
    private final PodStore store;

    StoredAccessLog(PodStore store) {
        this.store = store;
    }

    @Override
    public Buffer line(AccessEvent event) {
        return AccessLine.write(event);
    }

    @Override
    public Future<Void> append(AccessEvent event) {
        return store.append(event.target().pod(), AccessLine.write(event));
    }

    @Override
    public Future<List<Numbered>> read(String pod, long after, int limit) {
        return store.log(pod, after, limit).map(lines -> lines.stream()
                .map(line -> new Numbered(line.number(), AccessLine.read(pod, line.line())))
                .toList());
    }
}
