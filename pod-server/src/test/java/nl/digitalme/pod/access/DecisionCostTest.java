package nl.digitalme.pod.access;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a warm decision costs: rules at the root, resource at depth 4, 1,000 pods in turn. */
@Tag("bench")
class DecisionCostTest {
    private static final int PODS = 1_000;
    private static final int ROUNDS = 2_000;

    private final PodWithRules pods = new PodWithRules();

    @AfterEach
    void close() {
        pods.close();
    }

    @Test
    void a_warm_decision_costs_less_than_a_microsecond() {
        ResourceId[] targets = new ResourceId[PODS];
        for (int i = 0; i < PODS; i++) {
            pods.owned("p" + i, "owner")
                    .put("p" + i + "/team", "<#it> vcard:hasMember who:dora .")
                    .put("p" + i + "/.acl", """
                            <#1> a acl:Authorization ; acl:agentClass foaf:Agent ; acl:mode acl:Read ; acl:default <./> .
                            <#2> a acl:Authorization ; acl:agent who:uwv ; acl:mode acl:Write ; acl:default <./> .
                            """);
            targets[i] = PodWithRules.id("p" + i + "/official/uwv/2026/decision");
        }
        for (Caller caller : List.of(Caller.PUBLIC, PodWithRules.known("uwv"), PodWithRules.known("owner"))) {
            double nanos = measure(targets, caller);
            System.out.printf("warm decision, %s: %.0f ns%n", caller.webId(), nanos);
            assertTrue(nanos < 1_000, "a decision took " + nanos + " ns");
        }
    }

    private double measure(ResourceId[] targets, Caller caller) {
        run(targets, caller, ROUNDS / 2); // compile first
        long start = System.nanoTime();
        run(targets, caller, ROUNDS);
        return (System.nanoTime() - start) / ((double) ROUNDS * PODS);
    }

    private void run(ResourceId[] targets, Caller caller, int rounds) {
        Set<Mode> read = Set.of(Mode.READ);
        int allowed = 0;
        for (int round = 0; round < rounds; round++) {
            for (ResourceId target : targets) {
                Future<Decision> decision = pods.access.decide(caller, target, read);
                allowed += decision.result().allowed() ? 1 : 0;
            }
        }
        assertTrue(allowed >= 0);
    }
}
