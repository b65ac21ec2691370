package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.hostile.Fuzz;
import nl.digitalme.pod.identity.Caller;
import org.junit.jupiter.api.Test;

/** No path and no field makes a reader fail in any other way than with words for its sender. */
class FuzzedHeadersTest {
    private static final long SEED = 20_261_123;
    private static final int MANY = 40_000;
    private static final List<Class<?>> REFUSALS = List.of(PodProblem.class);
    private static final Addresses ADDRESSES = Addresses.of("https://pods.example/");

    @Test
    void a_path_leads_to_one_address_with_one_spelling_or_nowhere() {
        List<String> good = List.of("/alice/notes/a%20b.ttl", "/alice/caf%C3%A9/", "/alice/x.acl", "/a/b;c=d/e,f@g:h!");
        Fuzz.against(SEED, MANY, good, REFUSALS, path -> {
            Optional<ResourceId> found = ADDRESSES.fromPath(path);
            if (found.isPresent()) {
                String iri = ADDRESSES.iri(found.get());
                assertEquals(found, ADDRESSES.resource(iri), "read again it is the same");
                assertFalse(
                        iri.contains("/../")
                                || iri.contains("/./")
                                || iri.substring(8).contains("//"),
                        iri);
                assertFalse(found.get().pod().startsWith("."), iri);
            }
        });
    }

    @Test
    void fields_gone_wrong_are_passed_over_or_refused_in_words() {
        Fuzz.against(SEED, MANY, List.of("text/turtle;q=0.5, */*;q=0.1"), REFUSALS, field -> Negotiation.of(field)
                .best(List.of("text/turtle", "application/ld+json"), type -> type));
        Fuzz.against(
                SEED,
                MANY,
                List.of("bytes=0-1,5-,-3"),
                REFUSALS,
                field -> ByteRange.asked(
                        new Conditions(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(field),
                                Optional.empty()),
                        1000,
                        "\"a\"",
                        ""));
        Fuzz.against(SEED, MANY, List.of("W/\"a\", \"b.1\", *"), REFUSALS, field -> {
            EntityTag.listed(field, "\"a\"");
            EntityTag.listedWeakly(field, "\"a\"");
        });
        Fuzz.against(SEED, MANY, List.of("a=b&c=%20+d&e"), REFUSALS, FormFields::parse);
        Fuzz.against(
                SEED,
                MANY,
                List.of("text/turtle; charset=\"utf-8\"; a=b"),
                REFUSALS,
                field -> MediaType.of(request(field)));
    }

    @Test
    void a_slug_gives_a_name_in_the_container() {
        Fuzz.against(SEED, MANY, List.of("My notes.ttl", "../x.acl", ".meta"), REFUSALS, slug -> {
            ResourceId member = ResourceId.root("alice").child("box/").child(Names.from(slug));
            assertFalse(member.isAuxiliary() || member.isReserved(), slug);
            assertEquals("box/", member.parent().orElseThrow().path(), slug);
            assertEquals(Optional.of(member), ADDRESSES.resource(ADDRESSES.iri(member)), slug);
        });
    }

    private static PodRequest request(String contentType) {
        RequestHeaders headers = new RequestHeaders(
                "", Optional.empty(), Optional.of(contentType), Optional.empty(), List.of(), Conditions.NONE);
        return new PodRequest(Method.PUT, ResourceId.root("alice"), Caller.PUBLIC, headers, Payload.NONE, "1");
    }
}
