package nl.digitalme.pod.store;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;

/** What the server itself keeps about a pod, in the pod: it is copied, moved and erased with it. No URL leads to it. */
public record PodRecord(List<WebId> owners, Instant created) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public PodRecord {
        owners = List.copyOf(owners);
    }

    /** Where the record of a pod is stored. */
    public static ResourceId at(String pod) {
        return new ResourceId(pod, ".pod");
    }

    public static PodRecord from(Content content) {
        if (!(content instanceof Content.Inline inline)) {
            throw new IllegalStateException("A pod record is small.");
        }
        try {
            var json = JSON.readTree(inline.bytes().getBytes());
            List<WebId> owners = new ArrayList<>();
            json.path("owners").forEach(owner -> owners.add(new WebId(owner.asText())));
            return new PodRecord(owners, Instant.parse(json.path("created").asText()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Content toContent() {
        ObjectNode json = JSON.createObjectNode();
        var list = json.putArray("owners");
        owners.forEach(owner -> list.add(owner.iri()));
        json.put("created", created.toString());
        return new Content.Inline("application/json", Buffer.buffer(json.toString()));
    }
}
