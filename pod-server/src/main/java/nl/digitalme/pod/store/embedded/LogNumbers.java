package nl.digitalme.pod.store.embedded;

import java.util.LinkedHashMap;
import java.util.Map;

/** The last number of each pod's access log; looked up once, then counted. For the committer's thread. */
final class LogNumbers {
    private static final int REMEMBERED = 10_000;

    private final Rocks rocks;
    private final Map<String, Long> last = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    LogNumbers(Rocks rocks) {
        this.rocks = rocks;
    }

    long next(String pod) {
        long next = last.containsKey(pod) ? last.get(pod) + 1 : stored(pod) + 1;
        last.put(pod, next);
        return next;
    }

    private long stored(String pod) {
        return rocks.last(Family.LOG, Keys.pod(pod)).map(Keys::number).orElse(0L);
    }

    void forget(String pod) {
        last.remove(pod);
    }

    void forgetAll() {
        last.clear();
    }
}
