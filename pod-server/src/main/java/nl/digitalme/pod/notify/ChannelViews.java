package nl.digitalme.pod.notify;

import static org.eclipse.rdf4j.model.util.Values.iri;
import static org.eclipse.rdf4j.model.util.Values.literal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.Negotiation;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** Subscription services and channels, as JSON-LD in the shape of the specification, or in any other RDF format. */
final class ChannelViews {
    static final List<String> FEATURES = List.of("startAt", "endAt", "rate", "state");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Addresses addresses;

    ChannelViews(Addresses addresses) {
        this.addresses = addresses;
    }

    PodResponse service(PodRequest request, ChannelType type) {
        String id = addresses.iri(request.target());
        ObjectNode json = document(id).put("channelType", type.label);
        ArrayNode features = json.putArray("feature");
        FEATURES.forEach(features::add);
        Model model = new LinkedHashModel();
        model.add(iri(id), term("channelType"), iri(type.iri()));
        FEATURES.forEach(feature -> model.add(iri(id), term("feature"), term(feature)));
        return answer(request, json, model);
    }

    /** A channel that was made; {@code receiveFrom} is where to listen, or empty for a webhook. */
    PodResponse channel(PodRequest request, Channel channel, String id, String receiveFrom) {
        Wish wish = channel.wish();
        ObjectNode json = document(id).put("type", wish.type().label);
        Model model = new LinkedHashModel();
        model.add(iri(id), RDF.TYPE, iri(wish.type().iri()));
        ArrayNode topics = MAPPER.createArrayNode();
        wish.topics().forEach(topic -> {
            topics.add(addresses.iri(topic));
            model.add(iri(id), term("topic"), iri(addresses.iri(topic)));
        });
        json.set("topic", topics.size() == 1 ? topics.get(0) : topics);
        if (!receiveFrom.isEmpty()) {
            json.put("receiveFrom", receiveFrom);
            model.add(iri(id), term("receiveFrom"), iri(receiveFrom));
        }
        wish.startAt().ifPresent(start -> feature(json, model, "startAt", start.toString()));
        feature(json, model, "endAt", wish.endAt().toString());
        if (!wish.rate().isZero()) {
            json.put("rate", wish.rate().toString());
            model.add(iri(id), term("rate"), literal(wish.rate().toString(), XSD.DURATION));
        }
        wish.state().ifPresent(state -> {
            json.put("state", state);
            model.add(iri(id), term("state"), literal(state));
        });
        return answer(request, json, model);
    }

    private static void feature(ObjectNode json, Model model, String name, String instant) {
        json.put(name, instant);
        model.add(iri(json.path("id").asText()), term(name), literal(instant, XSD.DATETIME));
    }

    private static ObjectNode document(String id) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putArray("@context").add("https://www.w3.org/ns/solid/notifications-context/v1");
        return json.put("id", id);
    }

    private static IRI term(String name) {
        return iri(ChannelType.NOTIFY, name);
    }

    private static PodResponse answer(PodRequest request, ObjectNode json, Model model) {
        RdfFormat format = request.headers()
                .accept()
                .map(accept -> Negotiation.of(accept)
                        .best(jsonFirst(), RdfFormat::mediaType)
                        .orElseThrow(() -> PodProblem.of(406, "This can be had as JSON-LD and the other RDF formats.")))
                .orElse(RdfFormat.JSON_LD);
        Buffer body = format == RdfFormat.JSON_LD ? Buffer.buffer(json.toString()) : RdfDocument.bytes(model, format);
        return PodResponse.of(
                200,
                Map.of(
                        "Content-Type", format.mediaType(),
                        "Cache-Control", "no-store",
                        "Vary", "Accept, Authorization, Origin"),
                new PodResponse.Bytes(body));
    }

    private static List<RdfFormat> jsonFirst() {
        List<RdfFormat> formats = new java.util.ArrayList<>(RdfFormat.all());
        formats.remove(RdfFormat.JSON_LD);
        formats.add(0, RdfFormat.JSON_LD);
        return formats;
    }
}
