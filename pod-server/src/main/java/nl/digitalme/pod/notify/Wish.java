package nl.digitalme.pod.notify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;

/**
 * What a subscription asks for (Notification Channel Data Model).
 *
 * @param rate at most one message in this time for each topic; zero when all are wanted
 * @param state what the subscriber last saw of its topic: when that is old, it is told as soon as it listens
 * @param sendTo where a webhook wants its messages
 */
record Wish(
        ChannelType type,
        List<ResourceId> topics,
        Optional<Instant> startAt,
        Instant endAt,
        Duration rate,
        Optional<String> state,
        Optional<URI> sendTo) {
    Wish {
        topics = List.copyOf(topics);
    }
}
