package nl.digitalme.pod.notify;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;

/**
 * That something changed, never what (Notification Message Data Model).
 *
 * @param topic what the listener asked about: the object itself, or the container that gained or lost it
 * @param version the state of the object, where it has one now
 */
record Notification(Activity activity, ResourceId topic, ResourceId object, Optional<Version> version, Instant at) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Activity Streams 2.0 types; Add and Remove are told to those who listen to the container. */
    enum Activity {
        CREATE("Create"),
        UPDATE("Update"),
        DELETE("Delete"),
        ADD("Add"),
        REMOVE("Remove");

        private final String label;

        Activity(String label) {
            this.label = label;
        }
    }

    static Notification about(Activity activity, ResourceId object, Optional<Version> version) {
        return new Notification(activity, object, object, version, Instant.now());
    }

    static Notification of(Activity activity, ResourceId container, ResourceId member) {
        return new Notification(activity, container, member, Optional.empty(), Instant.now());
    }

    /** What {@code state} is in messages and subscriptions: the entity tag of the stored form. */
    static String state(Version version) {
        return "\"" + version + "\"";
    }

    String json(Addresses addresses) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putArray("@context")
                .add("https://www.w3.org/ns/activitystreams")
                .add("https://www.w3.org/ns/solid/notifications-context/v1");
        json.put("id", "urn:uuid:" + UUID.randomUUID());
        json.put("type", activity.label);
        json.put("object", addresses.iri(object));
        if (!topic.equals(object)) {
            json.put("target", addresses.iri(topic));
        }
        version.ifPresent(now -> json.put("state", state(now)));
        json.put("published", at.toString());
        return json.toString();
    }
}
