package nl.digitalme.pod.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for the bodies that are read whole, of all requests together. Each is bounded already, but a server has room
 * for more requests than for bodies of that size: who comes when it is full is asked to come back.
 */
final class BodySpace {
    private static final int SHARE_OF_HEAP = 8;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    private BodySpace(long most) {
        this.most = most;
    }

    static BodySpace ofThisMachine() {
        return new BodySpace(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    }

    /** What one request takes of it, given back when the request is over. */
    final class Share {
        private final AtomicLong mine = new AtomicLong();

        /** Takes room, or takes nothing and answers false. */
        boolean take(int bytes) {
            if (taken.addAndGet(bytes) > most) {
                taken.addAndGet(-bytes);
                return false;
            }
            mine.addAndGet(bytes);
            return true;
        }

        private void giveBack() {
            taken.addAndGet(-mine.getAndSet(0));
        }
    }

    Share of(RoutingContext ctx) {
        Share share = new Share();
        ctx.addEndHandler(ended -> share.giveBack());
        return share;
    }
}
