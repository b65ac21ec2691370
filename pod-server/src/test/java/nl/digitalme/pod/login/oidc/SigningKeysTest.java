package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.nimbusds.jose.jwk.ECKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.digitalme.pod.login.TestProvider;
import nl.digitalme.pod.login.TestUser;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
    private static final Duration MAX_AGE = Duration.ofDays(90);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private final Vertx vertx = Vertx.vertx();
    private final PodStore store = MemoryStore.create(vertx);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void a_key_is_made_once_and_found_again_after_a_restart() {
        String before = await(keysAt(START).current()).getKeyID();

        assertEquals(before, await(keysAt(START.plusSeconds(60)).current()).getKeyID());
    }

    @Test
    void a_key_is_replaced_when_it_is_old_and_stays_published_for_a_day() {
        String old = await(keysAt(START).current()).getKeyID();
        Instant due = START.plus(MAX_AGE);

        ECKey fresh = await(keysAt(due).current());

        assertNotEquals(old, fresh.getKeyID());
        assertEquals(List.of(fresh.getKeyID(), old), published(keysAt(due.plus(Duration.ofHours(23)))));
        SigningKeys later = keysAt(due.plus(Duration.ofHours(25)));
        await(later.rotate());
        assertEquals(2, published(later).size(), "the new one and the one before it");
    }

    @Test
    void servers_that_share_a_store_agree_on_one_key() {
        List<Future<ECKey>> asked =
                IntStream.range(0, 8).mapToObj(i -> keysAt(START).current()).toList();

        Set<String> ids = asked.stream().map(key -> await(key).getKeyID()).collect(Collectors.toSet());

        assertEquals(1, ids.size());
    }

    @Test
    void tokens_of_the_key_before_stay_good_after_a_rotation() {
        String seed = """
                {"accounts": [{"email": "alice@example.org", "pods": [{"name": "alice"}],
                  "clientCredentials": [{"id": "c", "secret": "s"}]}]}""";
        try (TestProvider provider = TestProvider.start().seeded(seed)) {
            TestUser before = TestUser.logIn(provider.base(), "c", "s");
            await(provider.provider().rotateKeys());
            TestUser after = TestUser.logIn(provider.base(), "c", "s");

            assertEquals(200, before.get("/alice/").statusCode());
            assertEquals(200, after.get("/alice/").statusCode());
        }
    }

    private SigningKeys keysAt(Instant now) {
        return new SigningKeys(store, MAX_AGE, Clock.fixed(now, ZoneOffset.UTC));
    }

    private static List<String> published(SigningKeys keys) {
        return await(keys.published()).getJsonArray("keys").stream()
                .map(key -> ((JsonObject) key).getString("kid"))
                .toList();
    }
}
