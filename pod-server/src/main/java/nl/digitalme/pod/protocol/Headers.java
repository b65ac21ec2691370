package nl.digitalme.pod.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;

/**
 * The header fields that answers about a resource carry. One field per link: some clients split joined ones at commas.
 */
final class Headers {
    static final String LDP = "http://www.w3.org/ns/ldp#";
    static final String STORAGE = "http://www.w3.org/ns/pim/space#Storage";
    private static final String STORAGE_DESCRIPTION = "http://www.w3.org/ns/solid/terms#storageDescription";
    static final Map.Entry<String, String> VARY = Map.entry("Vary", "Accept, Authorization, Origin");
    /** For containers, which come with or without their members (RFC 7240 section 2). */
    private static final Map.Entry<String, String> VARY_CONTAINER =
            Map.entry("Vary", "Accept, Authorization, Origin, Prefer");
    // Clients may keep what they got, and must ask before each use whether it still holds and is still theirs.
    static final Map.Entry<String, String> CACHE = Map.entry("Cache-Control", "private, no-cache");
    private static final Map.Entry<String, String> AUTHOR_VIA = Map.entry("MS-Author-Via", "SPARQL");
    private static final List<Map.Entry<String, String>> WAC_ALLOW = wacAllow();

    private final Addresses addresses;

    Headers(Addresses addresses) {
        this.addresses = addresses;
    }

    /** What holds for a resource whoever asks and whatever it holds: links, methods, formats. */
    List<Map.Entry<String, String>> about(ResourceId target) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(16);
        links(headers, target);
        headers.addAll(methodsAndFormats(target));
        if (!target.isReserved()) {
            headers.add(updatesVia(target));
        }
        headers.add(target.isContainer() ? VARY_CONTAINER : VARY);
        headers.add(CACHE);
        return headers;
    }

    /** What can be done at an address, whether something is there or not. */
    static List<Map.Entry<String, String>> methodsAndFormats(ResourceId target) {
        List<Map.Entry<String, String>> headers = new ArrayList<>(5);
        headers.add(Map.entry("Allow", Allowed.methods(target)));
        headers.addAll(Allowed.accepts(target));
        if (!target.isReserved()) {
            headers.add(AUTHOR_VIA);
        }
        return headers;
    }

    /** The links of Solid Protocol 0.11.0 sections 4.1 to 4.3. */
    void links(List<Map.Entry<String, String>> headers, ResourceId target) {
        ResourceId subject = target;
        while (subject.isAuxiliary()) {
            subject = subject.subject();
        }
        if (!target.isAcl()) {
            headers.add(link(addresses.iri(subject.acl()), "acl"));
        }
        if (!target.isAuxiliary()) {
            headers.add(link(addresses.iri(target.meta()), "describedby"));
        } else if (target.isMeta()) {
            headers.add(link(addresses.iri(target.subject()), "describes")); // RFC 6892
        }
        headers.add(link(LDP + "Resource", "type"));
        if (target.isContainer()) {
            headers.add(link(LDP + "Container", "type"));
            headers.add(link(LDP + "BasicContainer", "type"));
        }
        if (target.isRoot()) {
            headers.add(link(STORAGE, "type"));
        }
        headers.add(storageDescription(target));
    }

    /** Where the storage that a resource is in is described; the only link of what the server itself has there. */
    Map.Entry<String, String> storageDescription(ResourceId target) {
        return link(addresses.podRoot(target.pod()) + StorageDescription.PATH, STORAGE_DESCRIPTION);
    }

    /** Where old clients listen for changes (Solid WebSockets API 0.1); nothing stands there that is not also a channel. */
    private Map.Entry<String, String> updatesVia(ResourceId target) {
        String socket = addresses.podRoot(target.pod()) + ".notifications/solid-0.1";
        return Map.entry("Updates-Via", socket.replaceFirst("^http", "ws"));
    }

    static Map.Entry<String, String> link(String target, String relation) {
        return Map.entry("Link", "<" + target + ">; rel=\"" + relation + "\"");
    }

    /** WAC 1.0.0 section 5.2: what this caller and everybody may do here. */
    static Map.Entry<String, String> wacAllow(Decision decision) {
        return WAC_ALLOW.get(bits(decision.granted()) * 16 + bits(decision.everyone()));
    }

    private static List<Map.Entry<String, String>> wacAllow() {
        List<Map.Entry<String, String>> table = new ArrayList<>();
        for (int user = 0; user < 16; user++) {
            for (int everyone = 0; everyone < 16; everyone++) {
                table.add(Map.entry("WAC-Allow", "user=\"" + words(user) + "\",public=\"" + words(everyone) + "\""));
            }
        }
        return table;
    }

    // Write includes Append (WAC 1.0.0 section 4.2); clients look for the word.
    private static int bits(Set<Mode> modes) {
        int bits = 0;
        for (Mode mode : modes) {
            bits |= mode == Mode.WRITE ? 1 << Mode.WRITE.ordinal() | 1 << Mode.APPEND.ordinal() : 1 << mode.ordinal();
        }
        return bits;
    }

    private static String words(int bits) {
        StringBuilder words = new StringBuilder();
        for (Mode mode : Mode.values()) {
            if ((bits & 1 << mode.ordinal()) != 0) {
                words.append(words.isEmpty() ? "" : " ").append(mode.name().toLowerCase(java.util.Locale.ROOT));
            }
        }
        return words.toString();
    }
}
