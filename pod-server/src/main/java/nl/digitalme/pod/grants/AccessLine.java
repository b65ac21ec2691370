package nl.digitalme.pod.grants;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.identity.Caller;

/**
 * An {@link AccessEvent} as one line of compact JSON. The pod is not in it, the line stands in the pod's own log. The
 * path is: the log is read by the owner alone. Names are one letter, since a busy pod keeps millions of lines.
 */
final class AccessLine {
    private static final JsonFactory JSON = new JsonFactory();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String PUBLIC = "public";
    private static final int LONGEST = 500; // what a stranger may make us keep of a header

    private AccessLine() {}

    static Buffer write(AccessEvent event) {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeNumberField("t", event.at().toEpochMilli());
            writeCaller(json, event.caller());
            json.writeStringField("a", event.action());
            json.writeStringField("p", event.target().path());
            json.writeNumberField("s", event.outcome());
            json.writeStringField("q", event.requestId());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Buffer.buffer(line.toByteArray());
    }

    private static void writeCaller(JsonGenerator json, Caller caller) throws IOException {
        json.writeStringField("w", caller.webId().map(WebId::iri).orElse(PUBLIC));
        write(json, "c", caller.clientId());
        write(json, "i", caller.issuer());
        write(json, "o", caller.origin());
    }

    private static void write(JsonGenerator json, String name, Optional<String> text) throws IOException {
        if (text.isPresent()) {
            String all = text.get();
            json.writeStringField(name, all.length() > LONGEST ? all.substring(0, LONGEST) : all);
        }
    }

    static AccessEvent read(String pod, Buffer line) {
        try {
            JsonNode json = MAPPER.readTree(line.getBytes());
            return new AccessEvent(
                    Instant.ofEpochMilli(json.path("t").asLong()),
                    readCaller(json),
                    json.path("a").asText(),
                    new ResourceId(pod, json.path("p").asText()),
                    json.path("s").asInt(),
                    json.path("q").asText());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Caller readCaller(JsonNode json) {
        Optional<WebId> webId =
                text(json, "w").filter(who -> !who.equals(PUBLIC)).map(WebId::new);
        return new Caller(webId, text(json, "c"), text(json, "i"), text(json, "o"));
    }

    private static Optional<String> text(JsonNode json, String name) {
        return json.has(name) ? Optional.of(json.path(name).asText()) : Optional.empty();
    }
}
