package nl.digitalme.pod.login;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogInsTest {
    private static final String BASE = "https://pods.example/";
    private final Vertx vertx = Vertx.vertx();
    private final PodStore store = MemoryStore.create(vertx);
    private final Accounts accounts = Accounts.in(store, Addresses.of(BASE), BASE, vertx);
    private final LogIns logIns = accounts.logIns();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void a_password_opens_the_account_and_no_other_password_does() {
        await(accounts.plant(Seed.parse(Buffer.buffer("""
                {"accounts": [{"email": "alice@example.org", "password": "correct horse",
                  "pods": [{"name": "one"}, {"name": "two"}]}]}"""))));

        Holder alice =
                await(logIns.byPassword("Alice@Example.org ", "correct horse")).orElseThrow();

        assertEquals(List.of(accounts.webId("one"), accounts.webId("two")), alice.webIds());
        assertEquals(Optional.of(alice), await(logIns.holder(alice.account())));
        assertTrue(
                await(logIns.byPassword("alice@example.org", "correct  horse")).isEmpty());
        assertTrue(
                await(logIns.byPassword("nobody@example.org", "correct horse")).isEmpty());
        assertTrue(await(logIns.isPassword(alice.account(), "correct horse")));
        assertFalse(await(logIns.isPassword(alice.account(), "wrong")));
        assertTrue(await(logIns.holder("nobody")).isEmpty());
    }

    @Test
    void an_account_that_an_older_version_stored_opens_as_before() {
        SystemDocuments documents = new SystemDocuments(store);
        String hash = await(new Secrets(vertx).hash("correct horse"));
        JsonObject account = new JsonObject(
                "{\"id\": \"abc\", \"email\": \"old@example.org\", \"pods\": [\"old\"]," + "\"clients\": []}");
        JsonObject reference = new JsonObject("{\"account\": \"abc\"}");
        await(documents.commit(List.of(
                SystemDocuments.put("accounts/abc", Expect.ABSENT, account.put("password", hash)),
                SystemDocuments.put(Mailbox.pathOf("old@example.org"), Expect.ABSENT, reference),
                SystemDocuments.put("pods/old", Expect.ABSENT, reference))));

        Holder old =
                await(logIns.byPassword("old@example.org", "correct horse")).orElseThrow();

        assertEquals(new Holder("abc", 0, List.of(accounts.webId("old"))), old);
        await(accounts.erasePod("old"));
        assertTrue(await(logIns.byPassword("old@example.org", "correct horse")).isEmpty());
    }
}
