package nl.digitalme.pod.store.embedded;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import nl.digitalme.pod.store.PodContentsContract;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPodContentsTest extends PodContentsContract {
    @TempDir
    Path folder;

    @Override
    protected PodStore open(Vertx vertx) {
        return EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
    }
}
