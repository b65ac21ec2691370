package nl.digitalme.pod.identity;

import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;

/** A verifier of a server on loopback, and the requests that it is asked about. */
final class SignedIn {
    static final String BASE = "http://localhost:3000/";
    static final String URL = BASE + "alice/notes";

    final PodStore store;
    final TokenVerifier verifier;

    SignedIn(Vertx vertx, UnaryOperator<IdentityConfig> settings) {
        store = MemoryStore.create(vertx);
        IdentityConfig config = settings.apply(IdentityConfig.of(BASE));
        verifier = TokenVerifier.solidOidc(config, Addresses.of(BASE), store, Optional.empty(), vertx);
    }

    Future<Caller> get(String token, DpopKey key) {
        return with("DPoP " + token, key.proof("GET", URL));
    }

    Future<Caller> with(String authorization, String... proofs) {
        return verifier.verify(new Credentials(Optional.of(authorization), List.of(proofs), "GET", URL));
    }

    /** The words of the refusal. */
    static String assertRefused(String error, Future<Caller> answer) {
        InvalidToken refusal = assertInstanceOf(InvalidToken.class, settle(answer));
        assertEquals(error, refusal.error(), refusal.getMessage());
        return refusal.getMessage();
    }

    static void assertRefusedFor(String reason, Future<Caller> answer) {
        String words = assertRefused("invalid_token", answer);
        assertTrue(words.contains(reason), words);
    }
}
