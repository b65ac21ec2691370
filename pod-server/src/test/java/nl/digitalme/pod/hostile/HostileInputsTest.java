package nl.digitalme.pod.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.identity.TestIssuer;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every line of the table in {@code docs/security.md}, tried: each gets what the table says, no server error, nothing
 * that is nobody's business in the answer or in the log, and somebody else is served all the while.
 */
class HostileInputsTest {
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bat [a-z]+\\.[a-z]+|io\\.vertx|io\\.netty|java\\.|nl\\.digitalme|/work/|/tmp/|eyJ[A-Za-z0-9]|"
                    + "@example\\.org|" + Scene.SECRET);
    private static final Pattern SECRETS = Pattern.compile("eyJ[A-Za-z0-9]|@example\\.org|/alice|/bob|" + Scene.SECRET);
    private static final long MOST_MEMORY_KEPT = 64L << 20;

    @RegisterExtension
    static final TestPods PODS = TestPods.with(
            config -> config.with(QueryLimits.DEFAULT.withTime(Duration.ofSeconds(1)))); // so that bombs end soon

    private static Scene scene;
    private static WatchedLog log;
    private static Bystander bystander;

    @BeforeAll
    static void setTheScene() {
        scene = new Scene(PODS, new TestIssuer(PODS.vertx()), DpopKey.es256());
        Scenery.build(scene);
        log = WatchedLog.watch();
        bystander = Bystander.near(PODS.anybody());
    }

    @AfterAll
    static void leave() {
        log.close();
        scene.issuer().close();
    }

    @TestFactory
    Stream<DynamicTest> everyHostileInput() {
        long before = memoryInUse();
        Stream<DynamicTest> rows = HostileRows.all().stream()
                .map(row -> DynamicTest.dynamicTest(row.area() + ": " + row.input(), () -> tryOut(row)));
        return Stream.concat(
                rows,
                Stream.of(
                        DynamicTest.dynamicTest("nothing of it stays in memory", () -> assertMemory(before)),
                        DynamicTest.dynamicTest("somebody else was served meanwhile", bystander::assertServed)));
    }

    private static void tryOut(Hostile row) throws Exception {
        log.forget();
        List<Reply> replies = row.attack().on(scene);
        String answers = replies.stream().map(Reply::text).limit(3).toList().toString();
        assertEquals(row.gets(), Hostile.summary(replies), answers);
        for (Reply reply : replies) {
            assertFalse(reply.status() == 500 || reply.status() == 502 || reply.status() == 504, reply.text());
            assertFalse(INSIDES.matcher(reply.text()).find(), reply.text());
        }
        assertTrue(log.errors().isEmpty(), () -> log.errors().poll());
        assertFalse(log.holds(SECRETS), log.toString());
    }

    private static void assertMemory(long before) {
        long kept = memoryInUse() - before;
        assertTrue(kept < MOST_MEMORY_KEPT, kept + " bytes more are in use");
    }

    private static long memoryInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void the_table_in_the_documentation_is_this_one() {
        SecurityPage.assertHolds(HostileRows.all());
    }
}
