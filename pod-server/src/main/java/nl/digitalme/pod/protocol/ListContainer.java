package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/** GET and HEAD of a container (Solid Protocol 0.11.0 section 4.2): what it contains, and what its owner says of it. */
final class ListContainer {
    /** Members that are read and sent at a time; a listing that fits has an entity tag and a length. */
    static final int PAGE = 1000;

    private final PodStore store;
    private final Addresses addresses;
    private final Headers headers;
    private final Workers workers;
    private final ContainerDescription descriptions;

    ListContainer(PodStore store, Addresses addresses, Workers workers, ContainerDescription descriptions) {
        this.store = store;
        this.addresses = addresses;
        this.headers = new Headers(addresses);
        this.workers = workers;
        this.descriptions = descriptions;
    }

    Future<PodResponse> list(PodRequest request, Decision decision, Lookup.Found found) {
        Optional<RdfFormat> format = request.headers()
                .accept()
                .map(accept -> Negotiation.of(accept).best(RdfFormat.all(), RdfFormat::mediaType))
                .orElse(Optional.of(RdfFormat.TURTLE));
        if (format.isEmpty()) {
            return Future.failedFuture(ProtocolProblems.notAcceptable(Allowed.RDF));
        }
        ResourceId container = request.target();
        return store.members(container, "", PAGE).compose(page -> descriptions
                .lines(container, found)
                .compose(own -> answer(request, decision, new Listing(container, found, page, own, format.get()))));
    }

    /** What is known of a container before its second page. */
    private record Listing(ResourceId container, Lookup.Found found, List<Member> page, Buffer own, RdfFormat format) {
        boolean isWhole() {
            return page.size() < PAGE;
        }

        boolean isStreamable() {
            return format != RdfFormat.JSON_LD && format != RdfFormat.RDF_XML;
        }

        ListingText text(Addresses addresses) {
            boolean turtle = format == RdfFormat.TURTLE || format == RdfFormat.TRIG;
            return new ListingText(turtle || !isStreamable(), addresses.iri(container));
        }

        Buffer head(ListingText text) {
            return text.head(container.isRoot(), found.modified()).appendBuffer(own);
        }
    }

    private Future<PodResponse> answer(PodRequest request, Decision decision, Listing listing) {
        if (listing.isWhole()) {
            return whole(request, decision, listing);
        }
        if (!listing.isStreamable()) {
            return Future.failedFuture(ProtocolProblems.listingTooLong(PAGE - 1));
        }
        List<Map.Entry<String, String>> fields = fields(listing, decision, Optional.empty());
        if (request.method() == Method.HEAD) {
            return Future.succeededFuture(new PodResponse(200, fields, PodResponse.EMPTY));
        }
        ListingText text = listing.text(addresses);
        ListingStream stream =
                new ListingStream(store, listing.container(), text).startingWith(listing.head(text), listing.page());
        return Future.succeededFuture(new PodResponse(200, fields, new PodResponse.Streamed(stream, -1)));
    }

    private Future<PodResponse> whole(PodRequest request, Decision decision, Listing listing) {
        String tag = tag(listing.found(), listing.page(), listing.format());
        List<Map.Entry<String, String>> fields = fields(listing, decision, Optional.of(tag));
        try {
            if (Preconditions.unchanged(request.headers().conditions(), tag)) {
                fields.removeIf(field -> field.getKey().equals("Content-Type"));
                return Future.succeededFuture(new PodResponse(304, fields, PodResponse.EMPTY));
            }
        } catch (PodProblem failed) {
            return Future.failedFuture(failed);
        }
        ListingText text = listing.text(addresses);
        Buffer lines = listing.head(text).appendBuffer(text.members(listing.page()));
        return body(listing, lines).map(body -> new PodResponse(200, fields, new PodResponse.Bytes(body)));
    }

    private Future<Buffer> body(Listing listing, Buffer lines) {
        return listing.isStreamable()
                ? Future.succeededFuture(lines)
                : workers.run(() -> RdfDocument.bytes(
                        RdfDocument.parse(lines, RdfFormat.TURTLE, addresses.iri(listing.container())),
                        listing.format()));
    }

    private List<Map.Entry<String, String>> fields(Listing listing, Decision decision, Optional<String> tag) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        fields.add(Map.entry("Content-Type", listing.format().mediaType()));
        tag.ifPresent(value -> fields.add(Map.entry("ETag", value)));
        fields.addAll(headers.about(listing.container()));
        fields.add(Headers.wacAllow(decision));
        return fields;
    }

    /** Whether a tag list, from a client that read the listing, names what the container holds now. */
    Future<Boolean> isCurrent(String list, ResourceId container, Lookup.Found found) {
        return store.members(container, "", PAGE).map(page -> RdfFormat.all().stream()
                .anyMatch(format -> EntityTag.listed(list, tag(found, page, format))));
    }

    // A listing changes with its members, and no stored version tells: the tag is made of all that is shown.
    private static String tag(Lookup.Found found, List<Member> page, RdfFormat format) {
        MessageDigest digest = sha256();
        StringBuilder shown =
                new StringBuilder(page.size() * 24).append(found.version()).append(format);
        for (Member member : page) {
            shown.append('\n').append(member.name()).append(' ').append(member.version());
        }
        byte[] hash = digest.digest(shown.toString().getBytes(StandardCharsets.US_ASCII));
        return "\"l" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
