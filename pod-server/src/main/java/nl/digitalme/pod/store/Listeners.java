package nl.digitalme.pod.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who hear of each commit. One that fails does not fail the commit, which is done by then. */
public final class Listeners {
    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();

    public void add(Consumer<Committed> listener) {
        listeners.add(listener);
    }

    public void tell(Committed committed) {
        for (Consumer<Committed> listener : listeners) {
            try {
                listener.accept(committed);
            } catch (RuntimeException failed) {
                LOG.error("A listener failed on a commit: {}", failed.getClass().getName());
            }
        }
    }
}
