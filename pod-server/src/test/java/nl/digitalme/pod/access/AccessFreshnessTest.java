package nl.digitalme.pod.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.digitalme.pod.store.PodStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of rules holds for the next question, however the reading and the writing fall together. */
class AccessFreshnessTest {
    private static final String BOB_READS =
            "<#1> a acl:Authorization ; acl:agent who:bob ; acl:mode acl:Read ; acl:accessTo <./> ; acl:default <./> .";
    private static final String TEAM_READS = BOB_READS.replace("acl:agent who:bob", "acl:agentGroup </anna/team#it>");
    private static final String BOB_IN_TEAM = "<#it> vcard:hasMember who:bob .";

    private final PodWithRules pods = new PodWithRules();

    @BeforeEach
    void annaHasAPod() {
        pods.owned("anna", "anna");
    }

    @AfterEach
    void close() {
        pods.close();
    }

    private boolean bobReads() {
        return pods.decide("bob", "anna/x", Mode.READ).allowed();
    }

    @Test
    void access_given_and_withdrawn_holds_for_the_next_question() {
        assertFalse(bobReads());
        pods.put("anna/.acl", BOB_READS);
        assertTrue(bobReads());
        pods.put("anna/.acl", "");
        assertFalse(bobReads());
        pods.put("anna/.acl", BOB_READS);
        pods.delete("anna/.acl");
        assertFalse(bobReads());
    }

    @Test
    void leaving_a_group_holds_for_the_next_question() {
        pods.put("anna/.acl", TEAM_READS).put("anna/team", BOB_IN_TEAM);
        assertTrue(bobReads());
        pods.put("anna/team", "");
        assertFalse(bobReads());
        pods.put("anna/team", BOB_IN_TEAM);
        assertTrue(bobReads());
        pods.delete("anna/team");
        assertFalse(bobReads());
    }

    @Test
    void rules_of_a_document_end_with_the_document() {
        pods.put("anna/x", "").put("anna/x.acl", BOB_READS.replace("<./>", "<x>"));
        assertTrue(bobReads());
        pods.delete("anna/x");
        assertFalse(bobReads());
    }

    @Test
    void an_erased_pod_has_no_owner_and_no_rules() {
        pods.put("anna/.acl", TEAM_READS).put("anna/team", BOB_IN_TEAM);
        assertTrue(bobReads());
        PodWithRules.await(pods.store.erase("anna"));
        assertFalse(bobReads());
        assertFalse(pods.decide("anna", "anna/x", Mode.READ).allowed());
    }

    @Test
    void a_warm_decision_is_answered_at_once() {
        pods.put("anna/.acl", TEAM_READS).put("anna/team", BOB_IN_TEAM);
        bobReads();
        assertTrue(pods.access
                .decide(PodWithRules.known("bob"), PodWithRules.id("anna/x"), Set.of(Mode.READ))
                .isComplete());
    }

    @Test
    void rules_read_before_a_commit_do_not_outlive_it() {
        HeldBack slow = new HeldBack(pods.store, "acls");
        AccessControl access = AccessControl.webAccessControl(slow.store(), PodWithRules.ADDRESSES);
        pods.put("anna/.acl", BOB_READS);

        Future<Decision> asked = bobReads(access); // reads the rules that let bob in, and gets them late
        pods.put("anna/.acl", "");
        Future<Decision> askedAfter = bobReads(access);
        slow.release();

        assertTrue(PodWithRules.await(asked).allowed());
        assertFalse(PodWithRules.await(askedAfter).allowed());
        assertFalse(PodWithRules.await(bobReads(access)).allowed());
        assertEquals(2, slow.calls());
    }

    @Test
    void members_read_before_a_commit_do_not_outlive_it() {
        HeldBack slow = new HeldBack(pods.store, "read");
        AccessControl access = AccessControl.webAccessControl(slow.store(), PodWithRules.ADDRESSES);
        pods.put("anna/.acl", TEAM_READS).put("anna/team", BOB_IN_TEAM);

        Future<Decision> asked = bobReads(access);
        slow.releaseOne(); // the pod's record; now the group is being read
        pods.put("anna/team", "");
        slow.release();

        assertTrue(PodWithRules.await(asked).allowed());
        Future<Decision> next = bobReads(access);
        slow.release();
        assertFalse(PodWithRules.await(next).allowed());
    }

    @Test
    void every_change_holds_at_once_while_others_keep_asking() throws InterruptedException {
        AtomicBoolean done = new AtomicBoolean();
        Thread others = new Thread(() -> {
            while (!done.get()) {
                bobReads();
            }
        });
        others.start();
        try {
            for (int i = 0; i < 500; i++) {
                pods.put("anna/.acl", BOB_READS);
                assertTrue(bobReads(), "let in, round " + i);
                pods.put("anna/.acl", "");
                assertFalse(bobReads(), "kept out, round " + i);
            }
        } finally {
            done.set(true);
            others.join();
        }
    }

    @Test
    void many_who_ask_at_once_read_the_rules_once() {
        HeldBack slow = new HeldBack(pods.store, "acls");
        AccessControl access = AccessControl.webAccessControl(slow.store(), PodWithRules.ADDRESSES);
        List<Future<Decision>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(bobReads(access));
        }
        slow.release();
        asked.forEach(PodWithRules::await);
        assertEquals(1, slow.calls());
    }

    @Test
    void rules_that_could_not_be_read_are_asked_for_again() {
        HeldBack slow = new HeldBack(pods.store, "acls");
        AccessControl access = AccessControl.webAccessControl(slow.store(), PodWithRules.ADDRESSES);
        pods.put("anna/.acl", BOB_READS);
        Future<Decision> asked = bobReads(access);
        slow.fail();
        assertTrue(asked.failed());
        Future<Decision> again = bobReads(access);
        slow.release();
        assertTrue(PodWithRules.await(again).allowed());
    }

    private static Future<Decision> bobReads(AccessControl access) {
        return access.decide(PodWithRules.known("bob"), PodWithRules.id("anna/x"), Set.of(Mode.READ));
    }

    /** A real store that does the reading at once, but gives the answers of one method only when told to. */
    private static final class HeldBack {
        private final PodStore real;
        private final String method;
        private final List<Runnable> answers = new ArrayList<>();
        private final List<Promise<Object>> waiting = new ArrayList<>();
        private int calls;

        HeldBack(PodStore real, String method) {
            this.real = real;
            this.method = method;
        }

        PodStore store() {
            return (PodStore) Proxy.newProxyInstance(
                    PodStore.class.getClassLoader(), new Class<?>[] {PodStore.class}, (proxy, called, arguments) -> {
                        Object answer = invoke(called, arguments);
                        return called.getName().equals(method) ? hold((Future<?>) answer) : answer;
                    });
        }

        private Object invoke(java.lang.reflect.Method called, Object[] arguments) throws Throwable {
            try {
                return called.invoke(real, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        private Future<Object> hold(Future<?> answer) {
            calls++;
            Promise<Object> later = Promise.promise();
            waiting.add(later);
            answers.add(() -> later.complete(answer.result()));
            return later.future();
        }

        int calls() {
            return calls;
        }

        void releaseOne() {
            waiting.remove(0);
            answers.remove(0).run();
        }

        void release() {
            while (!answers.isEmpty()) {
                releaseOne();
            }
        }

        void fail() {
            answers.clear();
            List.copyOf(waiting).forEach(promise -> promise.fail("the store is away"));
            waiting.clear();
        }
    }
}
