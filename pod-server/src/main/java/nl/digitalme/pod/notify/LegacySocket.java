package nl.digitalme.pod.notify;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;

/**
 * The socket that clients find by {@code Updates-Via} (Solid WebSockets API 0.1): {@code sub <address>} is answered with
 * {@code ack} or {@code err}, and a change with {@code pub <address>}. It knows no log-in, so it tells only of what
 * everybody may read.
 */
final class LegacySocket {
    private static final int MOST_TOPICS = 100;
    private static final Duration LONGEST = Duration.ofDays(14);

    private final Channels channels;
    private final Channel.Surroundings around;
    private final String pod;
    private final SocketReceiver receiver;
    private final Map<ResourceId, Channel> subscribed = new HashMap<>();

    private LegacySocket(Channels channels, Channel.Surroundings around, String pod, SocketReceiver receiver) {
        this.channels = channels;
        this.around = around;
        this.pod = pod;
        this.receiver = receiver;
    }

    static void serve(
            Channels channels, Channel.Surroundings around, String pod, ServerWebSocket socket, Future<Void> ended) {
        LegacySocket legacy = new LegacySocket(channels, around, pod, new SocketReceiver(socket));
        socket.textMessageHandler(legacy::heard);
        ended.onComplete(gone -> legacy.subscribed.values().forEach(channels::end));
        legacy.receiver.send("protocol solid-0.1");
    }

    private void heard(String message) {
        if (!message.startsWith("sub ")) {
            receiver.send("err only sub is understood here");
            return;
        }
        String address = message.substring("sub ".length()).strip();
        Optional<ResourceId> topic = addresses()
                .resource(address)
                .filter(id -> id.pod().equals(pod) && !id.isReserved() && subscribed.size() < MOST_TOPICS);
        if (topic.isEmpty()) {
            receiver.send("err " + address + " is not something to listen to here");
        } else {
            access().decide(Caller.PUBLIC, topic.get(), Set.of(Mode.READ))
                    .onComplete(done -> subscribe(
                            address,
                            topic.get(),
                            done.succeeded() && done.result().allowed()));
        }
    }

    private void subscribe(String address, ResourceId topic, boolean readable) {
        if (!readable) {
            receiver.send("err " + address + " forbidden");
            return;
        }
        if (!subscribed.containsKey(topic)) {
            Channel channel = new Channel(Secret.random(), wish(topic), Caller.PUBLIC, around);
            try {
                channels.add(channel);
            } catch (PodProblem full) {
                receiver.send("err " + address + " too many listen here");
                return;
            }
            subscribed.put(topic, channel);
            channel.connect(new Pub(address, receiver));
        }
        receiver.send("ack " + address);
    }

    private static Wish wish(ResourceId topic) {
        return new Wish(
                ChannelType.WEB_SOCKET,
                List.of(topic),
                Optional.empty(),
                Instant.now().plus(LONGEST),
                Duration.ZERO,
                Optional.empty(),
                Optional.empty());
    }

    private Addresses addresses() {
        return around.addresses();
    }

    private AccessControl access() {
        return around.access();
    }

    /** Says only that there was something, in the words of this protocol. */
    private record Pub(String address, SocketReceiver receiver) implements Receiver {
        @Override
        public void send(String message) {
            receiver.send("pub " + address);
        }

        @Override
        public void keepAlive() {
            receiver.keepAlive();
        }

        @Override
        public void close() {
            receiver.close();
        }
    }
}
