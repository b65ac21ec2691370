package nl.digitalme.pod.notify;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which notifications travel that this server knows. */
enum ChannelType {
    WEB_SOCKET("WebSocketChannel2023"),
    STREAMING_HTTP("StreamingHTTPChannel2023"),
    WEBHOOK("WebhookChannel2023");

    static final String NOTIFY = "http://www.w3.org/ns/solid/notifications#";

    final String label;

    ChannelType(String label) {
        this.label = label;
    }

    String iri() {
        return NOTIFY + label;
    }

    /** The type that a subscription service of this name makes. */
    static Optional<ChannelType> labelled(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    static Optional<ChannelType> of(String iri) {
        return iri.startsWith(NOTIFY) ? labelled(iri.substring(NOTIFY.length())) : Optional.empty();
    }
}
