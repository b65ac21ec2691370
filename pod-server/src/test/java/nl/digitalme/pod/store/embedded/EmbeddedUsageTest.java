package nl.digitalme.pod.store.embedded;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.UsageContract;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedUsageTest extends UsageContract {
    @TempDir
    Path folder;

    @Override
    protected PodStore open(Vertx vertx) {
        return EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
    }
}
