package nl.digitalme.pod.login;

import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.login.Seed.NewClient;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountsTest {
    private static final String BASE = "https://pods.example/";
    private final Vertx vertx = Vertx.vertx();
    private final PodStore store = MemoryStore.create(vertx);
    private final Accounts accounts = Accounts.in(store, Addresses.of(BASE), BASE, vertx);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void a_new_pod_has_a_webid_document_that_all_may_read_and_rules_for_its_owner() {
        String pod = await(accounts.createPod("anna@example.org", Optional.of("anna")));

        Model card = turtle("anna", "profile/card");
        var me = Values.iri(BASE + "anna/profile/card#me");
        String solid = "http://www.w3.org/ns/solid/terms#";
        assertEquals("anna", pod);
        assertTrue(card.contains(me, Values.iri(solid + "oidcIssuer"), Values.iri(BASE)));
        assertTrue(card.contains(me, Values.iri("http://www.w3.org/ns/pim/space#storage"), Values.iri(BASE + "anna/")));
        assertTrue(card.contains(me, Values.iri("http://www.w3.org/ns/ldp#inbox"), Values.iri(BASE + "anna/inbox/")));
        Model rules = turtle("anna", ".acl");
        String acl = "http://www.w3.org/ns/auth/acl#";
        assertTrue(rules.contains(null, Values.iri(acl + "agent"), me));
        assertTrue(rules.contains(null, Values.iri(acl + "default"), Values.iri(BASE + "anna/")));
        assertEquals(
                List.of(accounts.webId("anna")),
                PodRecord.from(found("anna", ".pod").content()).owners());
        assertTrue(found("anna", "inbox/").content().length() == 0);
    }

    @Test
    void a_pod_without_a_given_name_gets_an_opaque_one() {
        String one = await(accounts.createPod("anna@example.org", Optional.empty()));
        String two = await(accounts.createPod("bert@example.org", Optional.empty()));

        assertNotEquals(one, two);
        assertTrue(one.matches("[a-z0-9]{16}"), one);
    }

    @Test
    void an_account_may_have_more_pods_and_a_name_belongs_to_one() {
        await(accounts.createPod("anna@example.org", Optional.of("one")));
        await(accounts.createPod("Anna@Example.org ", Optional.of("two")));

        assertRefused(409, accounts.createPod("bert@example.org", Optional.of("one")));
        assertEquals(List.of("one", "two"), await(accounts.pods("", 10)));
        assertEquals(List.of("two"), await(accounts.pods("one", 10)));
    }

    @Test
    void a_seed_may_be_planted_again_and_changes_nothing_then() {
        Seed seed = seed("first secret");
        await(accounts.plant(seed));
        Lookup.Found card = found("alice", "profile/card");

        await(accounts.plant(seed("another secret")));

        assertEquals(card.version(), found("alice", "profile/card").version());
        assertTrue(await(accounts.logIn("alice-client", "first secret")).isPresent());
        assertFalse(await(accounts.logIn("alice-client", "another secret")).isPresent());
    }

    @Test
    void a_seed_makes_the_pods_that_an_interrupted_start_left_out() {
        await(accounts.plant(seed("secret")));
        await(store.erase("alice"));

        await(accounts.plant(seed("secret")));

        assertEquals("text/turtle", found("alice", "profile/card").content().mediaType());
    }

    @Test
    void a_seed_cannot_take_the_pod_or_the_client_of_another_account() {
        await(accounts.plant(seed("secret")));

        assertRefused(
                409,
                accounts.plant(parse(
                        "{\"accounts\": [{\"email\": \"eve@example.org\", \"pods\": [{\"name\": \"alice\"}]}]}")));
        assertRefused(409, accounts.plant(parse("""
                {"accounts": [{"email": "eve@example.org", "pods": [{"name": "eve"}],
                  "clientCredentials": [{"id": "alice-client", "secret": "x"}]}]}""")));
        assertEquals(List.of("alice"), await(accounts.pods("", 10)));
    }

    @Test
    void no_secret_is_kept_as_it_was_chosen() {
        await(accounts.plant(seed("a secret to look for")));
        await(accounts.createClient("alice"));

        String all = await(store.scan(ResourceId.SYSTEM_POD, Optional.empty(), 100)).stream()
                .map(entry -> entry.found().content() instanceof Content.Inline inline
                        ? inline.bytes().toString()
                        : "")
                .reduce("", String::concat);
        assertFalse(all.contains("a secret to look for"));
        assertFalse(all.contains("correct horse"));
        assertTrue(all.contains("$argon2id$"));
    }

    @Test
    void a_client_that_the_server_made_logs_in_for_the_webid_of_its_pod() {
        await(accounts.createPod("anna@example.org", Optional.of("anna")));
        NewClient client = await(accounts.createClient("anna"));

        assertEquals(Optional.of(accounts.webId("anna")), await(accounts.logIn(client.id(), client.secret())));
        assertEquals(Optional.empty(), await(accounts.logIn(client.id(), client.secret() + "x")));
        assertRefused(404, accounts.createClient("nobody"));
    }

    @Test
    void erasing_a_pod_takes_its_clients_along_and_the_account_with_the_last_one() {
        await(accounts.createPod("anna@example.org", Optional.of("one")));
        await(accounts.createPod("anna@example.org", Optional.of("two")));
        NewClient first = await(accounts.createClient("one"));
        NewClient second = await(accounts.createClient("two"));

        await(accounts.erasePod("one"));
        assertTrue(await(accounts.logIn(first.id(), first.secret())).isEmpty());
        assertTrue(await(accounts.logIn(second.id(), second.secret())).isPresent());

        await(accounts.erasePod("two"));
        assertRefused(404, accounts.erasePod("two"));
        List<String> left = await(store.scan(ResourceId.SYSTEM_POD, Optional.empty(), 100)).stream()
                .filter(entry -> !entry.id().isContainer())
                .map(entry -> entry.id().path())
                .toList();
        assertEquals(List.of(), left);
    }

    private static Seed seed(String secret) {
        return parse("""
                {"accounts": [{"email": "alice@example.org", "password": "correct horse", "pods": [{"name": "alice"}],
                  "clientCredentials": [{"id": "alice-client", "secret": "%s"}]}]}""".formatted(secret));
    }

    private static Seed parse(String json) {
        return Seed.parse(Buffer.buffer(json));
    }

    private Lookup.Found found(String pod, String path) {
        return await(store.read(new ResourceId(pod, path))).found().orElseThrow();
    }

    private Model turtle(String pod, String path) {
        Content.Inline content = (Content.Inline) found(pod, path).content();
        return RdfDocument.parse(content.bytes(), RdfFormat.TURTLE, BASE + pod + "/" + path);
    }
}
