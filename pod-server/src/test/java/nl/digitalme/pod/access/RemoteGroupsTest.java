package nl.digitalme.pod.access;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.identity.TestIssuer;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code acl:agentGroup} with a group that another server describes. */
class RemoteGroupsTest {
    private static final Addresses ADDRESSES = Addresses.of("http://localhost:3000/");
    private static final ResourceId NOTE = new ResourceId("anna", "note");
    private static final String BERT = "https://bert.example/#me";

    private final Vertx vertx = Vertx.vertx();
    private final TestIssuer server = new TestIssuer(vertx); // any server with pages
    private final PodStore store = MemoryStore.create(vertx);
    private final AtomicLong now = new AtomicLong();
    private final RemoteGroups groups = new RemoteGroups(RemoteDocuments.of(vertx, ADDRESSES, List.of()), now::get);
    private final AccessControl access = WebAccessControl.over(store, ADDRESSES, Optional.of(groups));

    private volatile String members = BERT;

    @BeforeEach
    void aGroupThatMayReadTheNote() {
        server.page(
                "/team",
                "text/turtle",
                () -> "<#it> <http://www.w3.org/2006/vcard/ns#hasMember> <%s>, <https://cor.example/#me> ."
                        .formatted(members));
        put(ResourceId.root("anna"), "");
        put(NOTE, "");
        letRead(server.issuer() + "team#it");
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private void put(ResourceId id, String turtle) {
        Content content = new Content.Inline("text/turtle", io.vertx.core.buffer.Buffer.buffer(turtle));
        await(store.commit(Edit.of("anna", new Edit.Put(id, Expect.ANYTHING, content))));
    }

    private void letRead(String... names) {
        put(NOTE.acl(), """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                <#team> a acl:Authorization; acl:accessTo <note>; acl:mode acl:Read; acl:agentGroup <%s>.
                """.formatted(String.join(">, <", names)));
    }

    private boolean mayRead(String who) {
        return await(access.decide(known(who), NOTE, Set.of(Mode.READ))).allowed();
    }

    private static Caller known(String webId) {
        return new Caller(Optional.of(new WebId(webId)), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void later(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void a_member_may_what_the_group_may_and_the_group_is_asked_for_once() {
        int before = server.hits.get();
        for (int i = 0; i < 5; i++) {
            assertTrue(mayRead(BERT));
            assertFalse(mayRead("https://dora.example/#me"));
            assertFalse(
                    await(access.decide(Caller.PUBLIC, NOTE, Set.of(Mode.READ))).allowed());
        }
        assertEquals(1, server.hits.get() - before);
    }

    @Test
    void who_left_the_group_is_out_within_minutes() {
        assertTrue(mayRead(BERT));
        members = "https://dora.example/#me";
        later(Duration.ofMinutes(4));
        assertTrue(mayRead(BERT));
        Object stamp = await(access.stamp("anna"));

        later(Duration.ofMinutes(2));

        assertNotEquals(stamp, await(access.stamp("anna")), "what was decided may be another decision now");
        assertFalse(mayRead(BERT));
    }

    @Test
    void a_server_that_is_gone_when_what_is_known_runs_out_lets_nobody_in() {
        assertTrue(mayRead(BERT));
        server.close();
        assertTrue(mayRead(BERT));

        later(Duration.ofMinutes(6));

        assertFalse(mayRead(BERT));
    }

    @ParameterizedTest
    @CsvSource({"/none, text/turtle", "/team, text/html", "/broken, text/turtle", "/huge, text/turtle"})
    void a_document_that_is_not_there_or_cannot_be_read_lets_nobody_in(String path, String type) {
        server.page("/team", type, () -> "<#it> <http://www.w3.org/2006/vcard/ns#hasMember> <" + BERT + "> .");
        server.page("/broken", type, () -> "<#it> <http://www.w3.org/2006/vcard/ns#hasMember> <" + BERT + "> . <");
        server.page(
                "/huge",
                type,
                () -> "<#it> <http://www.w3.org/2006/vcard/ns#hasMember> <" + BERT + "> . #" + "x".repeat(200_000));
        letRead(server.issuer() + path.substring(1) + "#it");

        int before = server.hits.get();
        assertFalse(mayRead(BERT));
        assertFalse(mayRead(BERT));
        assertEquals(1, server.hits.get() - before);
    }

    @Test
    void addresses_that_are_not_allowed_are_never_asked() {
        letRead(
                "http://192.0.2.1/team#it",
                "http://10.1.2.3/team#it",
                "file:///etc/passwd#it",
                "http://user@localhost/team#it",
                "urn:x",
                ADDRESSES.base() + ".login/keys#it",
                ADDRESSES.base() + "no-pod#it");

        assertFalse(mayRead(BERT));
    }

    @Test
    void only_a_few_groups_of_other_servers_count_in_one_acl() {
        String[] many = new String[40];
        for (int i = 0; i < many.length; i++) {
            many[i] = server.issuer() + "g" + i + "#it";
        }
        letRead(many);

        int before = server.hits.get();
        assertFalse(mayRead(BERT));
        assertTrue(server.hits.get() - before <= 8, "asked " + (server.hits.get() - before));
    }

    @Test
    @Tag("long")
    void a_server_that_never_answers_is_waited_for_once() {
        server.pages.put("/team", response -> {}); // and no answer

        assertFalse(mayRead(BERT));
        long before = System.nanoTime();
        assertFalse(mayRead(BERT));
        later(Duration.ofSeconds(31));
        assertFalse(mayRead(BERT));

        assertTrue(System.nanoTime() - before < 2_000_000_000L, "answered from memory");
    }
}
