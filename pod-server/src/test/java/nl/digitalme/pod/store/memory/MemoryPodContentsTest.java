package nl.digitalme.pod.store.memory;

import io.vertx.core.Vertx;
import nl.digitalme.pod.store.PodContentsContract;
import nl.digitalme.pod.store.PodStore;

class MemoryPodContentsTest extends PodContentsContract {
    @Override
    protected PodStore open(Vertx vertx) {
        return MemoryStore.create(vertx);
    }
}
