package nl.digitalme.pod.notify;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;

/**
 * One subscription. Access is asked for again before each message: rules may have changed since. Everything here happens
 * on one event loop, in the order of the commits.
 */
final class Channel {
    private static final Duration UNUSED = Duration.ofMinutes(5);

    private final String id;
    private final Wish wish;
    private final Caller caller;
    private final Surroundings around;
    private final Map<ResourceId, Instant> lastSent = new HashMap<>();
    private final Set<ResourceId> held = new HashSet<>();
    private Optional<Receiver> receiver = Optional.empty();
    private Instant unusedSince = Instant.now();
    private Future<?> tail = Future.succeededFuture();
    private boolean ended;

    /** What a channel needs: who may read, how addresses look, where it runs. */
    record Surroundings(AccessControl access, Addresses addresses, Context home) {}

    Channel(String id, Wish wish, Caller caller, Surroundings around) {
        this.id = id;
        this.wish = wish;
        this.caller = caller;
        this.around = around;
    }

    String id() {
        return id;
    }

    Wish wish() {
        return wish;
    }

    Caller caller() {
        return caller;
    }

    String pod() {
        return wish.topics().get(0).pod();
    }

    /** From now on messages go there; who listened before is sent away. */
    void connect(Receiver listening) {
        around.home().runOnContext(home -> {
            receiver.ifPresent(Receiver::close);
            receiver = Optional.of(listening);
            if (ended) {
                listening.close();
            } else {
                listening.keepAlive(); // so that an answer begins before there is something to tell
            }
        });
    }

    void disconnected(Receiver gone) {
        around.home().runOnContext(home -> {
            if (receiver.filter(gone::equals).isPresent()) {
                receiver = Optional.empty();
                unusedSince = Instant.now();
            }
        });
    }

    /** Sends it on when its receiver is there and may still read. */
    void offer(Notification notification) {
        tail = tail.transform(before -> around.access()
                .decide(caller, notification.topic(), Set.of(Mode.READ))
                .onSuccess(decision -> {
                    if (decision.allowed()) {
                        deliver(notification);
                    }
                })
                .transform(done -> Future.succeededFuture()));
    }

    private void deliver(Notification notification) {
        Instant now = Instant.now();
        if (ended || wish.startAt().filter(now::isBefore).isPresent()) {
            return;
        }
        Instant earliest = lastSent.getOrDefault(notification.topic(), Instant.MIN);
        Duration wait =
                wish.rate().isZero() || !now.isBefore(earliest) ? Duration.ZERO : Duration.between(now, earliest);
        if (wait.isZero()) {
            lastSent.put(notification.topic(), now.plus(wish.rate()));
            receiver.ifPresent(there -> there.send(notification.json(around.addresses())));
        } else if (held.add(notification.topic())) {
            // One message stands for all that come in the meantime; what it leads to is then read as it is.
            around.home().owner().setTimer(Math.max(1, wait.toMillis()), time -> {
                held.remove(notification.topic());
                offer(notification);
            });
        }
    }

    /** Ended by its time, or because nobody listens to it; its receiver is told. */
    boolean isOver(Instant now) {
        return ended
                || now.isAfter(wish.endAt())
                || (receiver.isEmpty() && wish.sendTo().isEmpty() && now.isAfter(unusedSince.plus(UNUSED)));
    }

    void keepAlive() {
        receiver.ifPresent(Receiver::keepAlive);
    }

    void end() {
        ended = true;
        receiver.ifPresent(Receiver::close);
        receiver = Optional.empty();
    }
}
