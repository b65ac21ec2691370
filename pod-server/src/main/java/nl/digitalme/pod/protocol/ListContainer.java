package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;

/** GET and HEAD of a container (Solid Protocol 0.11.0 section 4.2): what it contains, and what its owner says of it. */
final class ListContainer {
    /** Members that are read and sent at a time; a listing with fewer has a strong entity tag and a length. */
    static final int PAGE = 1000;

    private static final String OWNER = "http://www.w3.org/ns/solid/terms#owner";
    private static final String LDP_PAGE = Headers.LDP + "Page";

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
        try {
            ListingAsked asked = ListingAsked.of(request);
            return descriptions.of(request.target(), found).compose(own -> {
                ResourceId target = request.target();
                ListingText.About about =
                        new ListingText.About(addresses.iri(target), target.isRoot(), found.modified(), own);
                Listing listing = new Listing(request, decision, found, asked, about);
                return target.isRoot() ? owners(target).compose(listing::answer) : listing.answer(List.of());
            });
        } catch (PodProblem refused) {
            return Future.failedFuture(refused);
        }
    }

    // Solid Protocol section 4.1: whose storage it is, for who may read its root.
    private Future<List<WebId>> owners(ResourceId root) {
        return store.read(PodRecord.at(root.pod())).map(lookup -> lookup.found()
                .map(found -> PodRecord.from(found.content()).owners())
                .orElse(List.of()));
    }

    /** Whether a tag list, from a client that read the listing, names what the container holds now. */
    Future<Boolean> isCurrent(String list, ResourceId container, Lookup.Found found) {
        return store.members(container, "", PAGE).map(page -> RdfFormat.all().stream()
                .anyMatch(format -> EntityTag.listed(list, ListingTag.of(found, page, format))));
    }

    private final class Listing {
        private final PodRequest request;
        private final ResourceId container;
        private final Lookup.Found found;
        private final ListingAsked asked;
        private final ListingText text;
        private final String iri;
        private final List<Map.Entry<String, String>> fields = new ArrayList<>();

        Listing(
                PodRequest request,
                Decision decision,
                Lookup.Found found,
                ListingAsked asked,
                ListingText.About about) {
            this.request = request;
            this.container = request.target();
            this.found = found;
            this.asked = asked;
            this.text = ListingText.of(asked.format(), about);
            this.iri = about.container();
            fields.add(Map.entry("Content-Type", asked.format().mediaType()));
            fields.addAll(headers.about(container));
            fields.add(Headers.wacAllow(decision));
        }

        Future<PodResponse> answer(List<WebId> owners) {
            owners.forEach(owner -> fields.add(Headers.link(owner.iri(), OWNER)));
            if (asked.withoutMembers()) {
                fields.add(Preferences.REPRESENTATION);
                return whole(List.of(), ListingTag.withoutMembers(found, asked.format()));
            }
            int most = asked.isPage() ? asked.limit() : PAGE;
            return store.members(container, asked.after(), most).compose(members -> {
                if (asked.isPage()) {
                    return page(members);
                }
                return members.size() < PAGE
                        ? whole(members, ListingTag.of(found, members, asked.format()))
                        : store.listingVersion(container)
                                .compose(version -> stream(
                                        members,
                                        ListingTag.weak(found, version.orElse(found.version()), asked.format())));
            });
        }

        // RFC 8288; the names are those of LDP Paging 1.0, a note of its working group.
        private Future<PodResponse> page(List<Member> members) {
            fields.add(Headers.link(LDP_PAGE, "type"));
            fields.add(Headers.link(iri, "canonical"));
            fields.add(Headers.link(ListingAsked.link(iri, asked.limit(), ""), "first"));
            if (members.size() == asked.limit()) {
                String last = members.get(members.size() - 1).name();
                fields.add(Headers.link(ListingAsked.link(iri, asked.limit(), last), "next"));
            }
            String page = asked.limit() + " " + asked.after();
            return whole(members, ListingTag.of(found, members, asked.format(), page));
        }

        private Future<PodResponse> whole(List<Member> members, String tag) {
            fields.add(Map.entry("ETag", tag));
            return unlessUnchanged(
                    tag,
                    () -> workers.sized(members.size() * 16, () -> {
                        Buffer body =
                                text.head().appendBuffer(text.members(members)).appendBuffer(text.end());
                        return new PodResponse(200, fields, new PodResponse.Bytes(body));
                    }));
        }

        /** A long listing, made while it is sent; who would rather have it in pages finds the first of them. */
        private Future<PodResponse> stream(List<Member> members, String tag) {
            fields.add(Map.entry("ETag", tag));
            fields.add(Headers.link(ListingAsked.link(iri, PAGE, ""), "first"));
            return unlessUnchanged(tag, () -> {
                if (request.method() == Method.HEAD) {
                    return Future.succeededFuture(new PodResponse(200, fields, PodResponse.EMPTY));
                }
                ListingStream stream = new ListingStream(store, container, text).startingWith(text.head(), members);
                return Future.succeededFuture(new PodResponse(200, fields, new PodResponse.Streamed(stream, -1)));
            });
        }

        private Future<PodResponse> unlessUnchanged(
                String tag, java.util.function.Supplier<Future<PodResponse>> answer) {
            try {
                if (Preconditions.unchanged(request.headers().conditions(), tag)) {
                    fields.removeIf(field -> field.getKey().equals("Content-Type"));
                    return Future.succeededFuture(new PodResponse(304, fields, PodResponse.EMPTY));
                }
                return answer.get();
            } catch (PodProblem failed) {
                return Future.failedFuture(failed);
            }
        }
    }
}
