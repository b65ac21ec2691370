package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The inbox of a pod as a receiver of Linked Data Notifications (W3C LDN sections 3.1 to 3.3). */
class InboxTest {
    private static final IRI INBOX = Values.iri("http://www.w3.org/ns/ldp#inbox");
    private static final IRI CONTAINS = Values.iri("http://www.w3.org/ns/ldp#contains");
    private static final String NOTIFICATION = """
            {"@context": {"says": "http://example.org/says"}, "@id": "", "says": "hello"}""";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private Http alice;
    private Http bob;

    @BeforeEach
    void bobMayAppendAndNothingElse() {
        PODS.empty("alice");
        alice = PODS.as("alice");
        bob = PODS.as("bob");
        alice.put("/alice/inbox/.acl", """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                <#everyone> a acl:Authorization; acl:agentClass acl:AuthenticatedAgent; acl:accessTo <./>; acl:default <./>;
                    acl:mode acl:Append.
                """);
    }

    private Model read(String path) {
        var answer = alice.get(path, "Accept", "application/ld+json");
        assertEquals(200, answer.status(), answer.body());
        assertEquals("application/ld+json", answer.header("Content-Type"));
        return RdfDocument.parse(Buffer.buffer(answer.bytes()), RdfFormat.JSON_LD, PODS.baseUrl() + path.substring(1));
    }

    @Test
    void the_inbox_is_found_in_the_profile_by_anybody() {
        var profile = PODS.anybody().get("/alice/profile/card");
        Model model = RdfDocument.parse(
                Buffer.buffer(profile.bytes()), RdfFormat.TURTLE, PODS.baseUrl() + "alice/profile/card");

        IRI me = Values.iri(PODS.baseUrl() + "alice/profile/card#me");
        assertTrue(model.contains(me, INBOX, Values.iri(PODS.baseUrl() + "alice/inbox/")));
    }

    @Test
    void a_notification_that_is_sent_gets_an_address_that_the_owner_finds_in_the_listing() {
        var sent = bob.write("POST", "/alice/inbox/", "application/ld+json", NOTIFICATION);

        assertEquals(201, sent.status(), sent.body());
        String address = sent.header("Location");
        assertTrue(read("/alice/inbox/")
                .contains(Values.iri(PODS.baseUrl() + "alice/inbox/"), CONTAINS, Values.iri(address)));
        Model notification = read(address.substring(PODS.baseUrl().length() - 1));
        assertTrue(notification.contains(
                Values.iri(address), Values.iri("http://example.org/says"), Values.literal("hello")));
    }

    @Test
    void who_may_only_append_reads_changes_and_removes_nothing() {
        String path = bob.write("POST", "/alice/inbox/", "application/ld+json", NOTIFICATION)
                .header("Location")
                .substring(PODS.baseUrl().length() - 1);

        assertEquals(403, bob.get("/alice/inbox/").status());
        assertEquals(403, bob.get(path).status());
        assertEquals(
                403, bob.write("PUT", path, "application/ld+json", NOTIFICATION).status());
        assertEquals(403, bob.delete(path).status());
        assertEquals(
                401,
                PODS.anybody()
                        .write("POST", "/alice/inbox/", "application/ld+json", NOTIFICATION)
                        .status());
    }

    @Test
    void a_receiver_says_what_it_takes_and_refuses_the_rest() {
        assertTrue(alice.send("OPTIONS", "/alice/inbox/", new byte[0])
                .header("Accept-Post")
                .contains("application/ld+json"));
        assertEquals(
                400,
                bob.write("POST", "/alice/inbox/", "application/ld+json", "{ broken")
                        .status());
        assertEquals(
                400,
                bob.send("POST", "/alice/inbox/", "hello".getBytes(), new String[0])
                        .status());
        assertEquals(
                201,
                bob.write(
                                "POST",
                                "/alice/inbox/",
                                "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"",
                                "{\"@id\": \"\", \"http://example.org/says\": \"hi\"}")
                        .status());
    }
}
