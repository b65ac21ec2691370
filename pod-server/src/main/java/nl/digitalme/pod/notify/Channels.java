package nl.digitalme.pod.notify;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.notify.Notification.Activity;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.Lookup;

/** Who listens to what, by pod; hears every commit. A pod that nobody listens to costs one look-up per commit. */
final class Channels {
    private static final int MOST_IN_A_POD = 1_000;
    private static final int MOST_OF_STRANGERS = 500;
    private static final int MOST_OF_ONE = 100;
    private static final long TIDYING_MILLIS = 30_000; // well under the time after which idle connections are closed

    private final Context home;
    private final Map<String, Map<String, Channel>> byPod = new ConcurrentHashMap<>();

    Channels(Vertx vertx) {
        this.home = vertx.getOrCreateContext();
        vertx.setPeriodic(TIDYING_MILLIS, time -> home.runOnContext(now -> tidy()));
    }

    Context home() {
        return home;
    }

    void add(Channel channel) {
        byPod.compute(channel.pod(), (pod, known) -> {
            Map<String, Channel> channels = known == null ? new ConcurrentHashMap<>() : known;
            requireRoom(channels, channel.caller());
            channels.put(channel.id(), channel);
            return channels;
        });
    }

    // Nobody takes it all: the public, which is nobody in particular, has half of it, and each WebID a tenth.
    private static void requireRoom(Map<String, Channel> channels, Caller caller) {
        long own = channels.values().stream()
                .filter(each -> each.caller().webId().equals(caller.webId()))
                .count();
        if (channels.size() >= MOST_IN_A_POD || own >= (caller.isAuthenticated() ? MOST_OF_ONE : MOST_OF_STRANGERS)) {
            throw PodProblem.of(503, "Too many channels are open here already. End some, or try again later.");
        }
    }

    Optional<Channel> find(String pod, String id) {
        return Optional.ofNullable(byPod.getOrDefault(pod, Map.of()).get(id));
    }

    void end(Channel channel) {
        byPod.computeIfPresent(channel.pod(), (pod, channels) -> {
            channels.remove(channel.id());
            return channels.isEmpty() ? null : channels;
        });
        home.runOnContext(now -> channel.end());
    }

    /** Called within each commit, so it only takes notes. */
    void heard(Committed change) {
        Map<String, Channel> channels = byPod.get(change.pod());
        if (channels == null) {
            return;
        }
        if (change.erased()) {
            channels.values().forEach(this::end);
            return;
        }
        List<Notification> notifications = notifications(change);
        home.runOnContext(now -> notifications.forEach(each -> offer(channels, each)));
    }

    private static void offer(Map<String, Channel> channels, Notification notification) {
        channels.values().forEach(channel -> {
            if (channel.wish().topics().contains(notification.topic())) {
                channel.offer(notification);
            }
        });
    }

    private static List<Notification> notifications(Committed change) {
        List<Notification> all = new ArrayList<>();
        Set<ResourceId> created = change.created();
        change.written()
                .forEach((id, found) -> all.addAll(
                        created.contains(id) ? appeared(id, found) : List.of(told(Activity.UPDATE, id, found))));
        change.removed().forEach(id -> {
            all.add(Notification.about(Activity.DELETE, id, Optional.empty()));
            container(id).ifPresent(parent -> all.add(Notification.of(Activity.REMOVE, parent, id)));
        });
        return all;
    }

    private static List<Notification> appeared(ResourceId id, Lookup.Found found) {
        List<Notification> both = new ArrayList<>(List.of(told(Activity.CREATE, id, found)));
        container(id).ifPresent(parent -> both.add(Notification.of(Activity.ADD, parent, id)));
        return both;
    }

    private static Notification told(Activity activity, ResourceId id, Lookup.Found found) {
        // The tag of a listing is made of its members, which a commit does not know.
        return Notification.about(activity, id, id.isContainer() ? Optional.empty() : Optional.of(found.version()));
    }

    private static Optional<ResourceId> container(ResourceId id) {
        return id.isMember() ? id.parent() : Optional.empty();
    }

    private void tidy() {
        Instant now = Instant.now();
        byPod.values().forEach(channels -> channels.values().forEach(channel -> {
            if (channel.isOver(now)) {
                end(channel);
            } else {
                channel.keepAlive();
            }
        }));
    }
}
