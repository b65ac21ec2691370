package nl.digitalme.pod.store.memory;

import io.vertx.core.Vertx;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.UsageContract;

class MemoryUsageTest extends UsageContract {
    @Override
    protected PodStore open(Vertx vertx) {
        return MemoryStore.create(vertx);
    }
}
