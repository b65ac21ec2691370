package nl.digitalme.pod.notify;

import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** Reads a subscription request; what cannot be done is 422, in words. */
final class WishReader {
    private static final int MOST_TOPICS = 100;
    private static final Duration LONGEST = Duration.ofDays(14);

    private final Addresses addresses;

    WishReader(Addresses addresses) {
        this.addresses = addresses;
    }

    Wish read(ChannelType type, ResourceId service, RdfFormat format, Buffer body) {
        Model model = parsed(service, format, body);
        Resource channel = model.filter(null, RDF.TYPE, Values.iri(type.iri())).subjects().stream()
                .findFirst()
                .orElseThrow(() -> unprocessable("The type must be " + type.label + "."));
        Request request = new Request(model, channel);
        Instant now = Instant.now();
        Instant endAt = request.one("endAt", WishReader::instant).orElse(now.plus(LONGEST));
        if (!endAt.isAfter(now)) {
            throw unprocessable("endAt lies in the past.");
        }
        return new Wish(
                type,
                topics(service, request),
                request.one("startAt", WishReader::instant),
                endAt.isAfter(now.plus(LONGEST)) ? now.plus(LONGEST) : endAt,
                request.one("rate", Duration::parse).orElse(Duration.ZERO),
                request.one("state", state -> state),
                sendTo(type, request));
    }

    // A context that does not ship with the server, and RDF that does not parse, are instructions we cannot process.
    private Model parsed(ResourceId service, RdfFormat format, Buffer body) {
        try {
            return RdfDocument.parse(body, format, addresses.iri(service));
        } catch (PodProblem malformed) {
            throw unprocessable(malformed.getMessage());
        }
    }

    private List<ResourceId> topics(ResourceId service, Request request) {
        List<ResourceId> topics = request.all("topic").stream()
                .map(value -> topic(service, value))
                .toList();
        if (topics.isEmpty() || topics.size() > MOST_TOPICS) {
            throw unprocessable("Name the resource to hear about as topic; at most " + MOST_TOPICS + " of them.");
        }
        return topics;
    }

    private ResourceId topic(ResourceId service, Value value) {
        return Optional.of(value)
                .filter(IRI.class::isInstance)
                .flatMap(iri -> addresses.resource(iri.stringValue()))
                .filter(topic -> topic.pod().equals(service.pod()) && !topic.isReserved())
                .orElseThrow(() -> unprocessable("Each topic must be the address of a resource in this pod."));
    }

    private static Optional<URI> sendTo(ChannelType type, Request request) {
        Optional<URI> sendTo = request.one("sendTo", URI::create);
        if (type == ChannelType.WEBHOOK && sendTo.isEmpty()) {
            throw unprocessable("A webhook needs sendTo, the https address that takes the messages.");
        }
        return sendTo;
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static PodProblem unprocessable(String why) {
        return PodProblem.of(422, why);
    }

    /** The properties of one node. */
    private record Request(Model model, Resource channel) {
        List<Value> all(String name) {
            return List.copyOf(model.filter(channel, Values.iri(ChannelType.NOTIFY, name), null)
                    .objects());
        }

        <T> Optional<T> one(String name, Function<String, T> read) {
            try {
                return all(name).stream().findFirst().map(Value::stringValue).map(read);
            } catch (DateTimeException | IllegalArgumentException malformed) {
                throw unprocessable("The value of " + name + " cannot be read.");
            }
        }
    }
}
