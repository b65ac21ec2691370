package nl.digitalme.pod.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.protocol.Gate;
import nl.digitalme.pod.protocol.Method;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/**
 * {@code {pod}.notifications/<channel type>}: the subscription services of a pod; {@code {pod}.notifications/<secret>}: a
 * channel, to listen to or, with DELETE, to end.
 */
public final class Notifications implements Operation {
    /** Where all of it stands in each pod; a prefix. */
    public static final String PATH = ".notifications/";

    /** The path, behind the prefix, of the socket for old clients. */
    public static final String LEGACY = "solid-0.1";

    private static final int LARGEST_REQUEST = 16 * 1024;
    private static final String ACTION = "subscribe";

    private final PodStore store;
    private final Gate gate;
    private final Channels channels;
    private final Channel.Surroundings around;
    private final WishReader wishes;
    private final ChannelViews views;

    private Notifications(Vertx vertx, PodStore store, Gate gate, AccessControl access, Addresses addresses) {
        this.store = store;
        this.gate = gate;
        this.channels = new Channels(vertx);
        this.around = new Channel.Surroundings(access, addresses, channels.home());
        this.wishes = new WishReader(addresses);
        this.views = new ChannelViews(addresses);
        store.onCommit(channels::heard);
    }

    public static Notifications of(Vertx vertx, PodStore store, Gate gate, AccessControl access, Addresses addresses) {
        return new Notifications(vertx, store, gate, access, addresses);
    }

    @Override
    public String methods() {
        return "GET, HEAD, POST, DELETE, OPTIONS";
    }

    @Override
    public String describedAt(String address) {
        StringBuilder turtle = new StringBuilder();
        for (ChannelType type : List.of(ChannelType.WEB_SOCKET, ChannelType.STREAMING_HTTP)) {
            String service = "<" + address + type.label + ">";
            turtle.append("<> <%ssubscription> %s .\n".formatted(ChannelType.NOTIFY, service));
            turtle.append("%s <%schannelType> <%s> .\n".formatted(service, ChannelType.NOTIFY, type.iri()));
            ChannelViews.FEATURES.forEach(feature -> turtle.append(
                    "%s <%sfeature> <%s%s> .\n".formatted(service, ChannelType.NOTIFY, ChannelType.NOTIFY, feature)));
        }
        return turtle.toString();
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        String name = name(request.target());
        Optional<ChannelType> service = ChannelType.labelled(name).filter(type -> type != ChannelType.WEBHOOK);
        boolean reads = request.method() == Method.GET || request.method() == Method.HEAD;
        try {
            if (service.isPresent()) {
                return reads
                        ? Future.succeededFuture(views.service(request, service.get()))
                        : subscribe(request, service.get());
            }
            Channel channel = channels.find(request.target().pod(), name).orElseThrow(PodProblem::notFound);
            return reads ? listen(request, channel) : end(request, channel);
        } catch (PodProblem refused) {
            return Future.failedFuture(refused);
        }
    }

    private static String name(ResourceId target) {
        return target.path().substring(PATH.length());
    }

    private Future<PodResponse> subscribe(PodRequest request, ChannelType type) {
        if (request.method() != Method.POST) {
            throw PodProblem.of(405, "Subscribe with POST.");
        }
        RdfFormat format = format(request);
        return request.payload()
                .whole(LARGEST_REQUEST)
                .map(body -> wishes.read(type, request.target(), format, body))
                .compose(wish -> allowed(request, wish).compose(asked -> open(request, wish)));
    }

    // Solid Notifications Protocol 0.3.0 section 2.2: 415 for a media type or a profile that is not known.
    private static RdfFormat format(PodRequest request) {
        String type = request.headers().contentType().orElse("").toLowerCase(Locale.ROOT);
        RdfFormat format = RdfFormat.of(type).orElseThrow(() -> PodProblem.of(415, "Send application/ld+json."));
        boolean known = !type.contains("profile=")
                || type.contains("https://www.w3.org/ns/solid/notifications-context/v1")
                || type.contains("https://www.w3.org/ns/solid/notification/v1");
        if (!known) {
            throw PodProblem.of(415, "This profile is not known here.");
        }
        return format;
    }

    /** To be told that something changes is to read it: the same right, and the same line in the log of the pod. */
    private Future<Void> allowed(PodRequest request, Wish wish) {
        Future<Void> all = Future.succeededFuture();
        for (ResourceId topic : wish.topics()) {
            PodRequest about = new PodRequest(
                    request.method(), topic, request.caller(), request.headers(), request.payload(), request.id());
            all = all.compose(before -> gate.pass(about, ACTION, new Gate.Need(topic, Set.of(Mode.READ)))
                    .compose(decision -> gate.logged(about, ACTION, 200, decision)));
        }
        return all;
    }

    private Future<PodResponse> open(PodRequest request, Wish wish) {
        Channel channel = new Channel(Secret.random(), wish, request.caller(), around);
        channels.add(channel);
        String pod = around.addresses().podRoot(request.target().pod());
        String id = pod + PATH + channel.id();
        String receiveFrom = wish.type() == ChannelType.WEB_SOCKET ? id.replaceFirst("^http", "ws") : id;
        return Future.succeededFuture(views.channel(request, channel, id, receiveFrom));
    }

    private Future<PodResponse> listen(PodRequest request, Channel channel) {
        if (channel.wish().type() != ChannelType.STREAMING_HTTP) {
            throw PodProblem.of(426, "Connect to this channel with a WebSocket.");
        }
        Feed feed = new Feed(Vertx.currentContext());
        if (request.method() == Method.GET) {
            connect(
                    channel,
                    feed.whenGone(() -> channel.disconnected(feed.receiver())).receiver());
        }
        return Future.succeededFuture(PodResponse.of(
                200,
                Map.of("Content-Type", "application/x-ndjson", "Cache-Control", "no-store"),
                new PodResponse.Streamed(feed, -1)));
    }

    private Future<PodResponse> end(PodRequest request, Channel channel) {
        if (request.method() != Method.DELETE) {
            throw PodProblem.of(405, "A channel can be listened to, or ended with DELETE.");
        }
        channels.end(channel);
        return Future.succeededFuture(PodResponse.of(204, Map.of(), PodResponse.EMPTY));
    }

    /** What to do with a WebSocket to this address; empty when nothing here takes one. */
    public Optional<SocketGuest> socket(ResourceId target) {
        if (!target.path().startsWith(PATH)) {
            return Optional.empty();
        }
        String name = name(target);
        if (name.equals(LEGACY)) {
            return Optional.of((socket, ended) -> LegacySocket.serve(channels, around, target.pod(), socket, ended));
        }
        return channels.find(target.pod(), name)
                .filter(channel -> channel.wish().type() == ChannelType.WEB_SOCKET)
                .map(channel -> (socket, ended) -> serve(channel, socket, ended));
    }

    private void serve(Channel channel, ServerWebSocket socket, Future<Void> ended) {
        SocketReceiver receiver = new SocketReceiver(socket);
        socket.handler(ignored -> {}); // who listens has nothing to say
        ended.onComplete(gone -> channel.disconnected(receiver));
        connect(channel, receiver);
    }

    private void connect(Channel channel, Receiver receiver) {
        channel.connect(receiver);
        // The state feature: what changed before anybody listened is told at once.
        channel.wish().state().ifPresent(known -> channel.wish().topics().forEach(topic -> store.read(topic)
                .onSuccess(now -> tellIfOld(channel, topic, known, now))));
    }

    private void tellIfOld(Channel channel, ResourceId topic, String known, Lookup now) {
        if (now instanceof Lookup.Found found
                && !topic.isContainer()
                && !Notification.state(found.version()).equals(known)) {
            Notification missed = Notification.about(Notification.Activity.UPDATE, topic, Optional.of(found.version()));
            around.home().runOnContext(home -> channel.offer(missed));
        }
    }
}
