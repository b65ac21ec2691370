package nl.digitalme.pod.identity;

import static nl.digitalme.pod.store.Waiting.await;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What an authenticated request costs before anything is read: a remembered token with a fresh proof, in process. With
 * {@code -Ddigitalme.crypto=jdk} the same without the native provider.
 */
@Tag("bench")
class VerifyBench {
    private static final int ROUNDS = 5;

    @Test
    void cost_of_a_remembered_token_with_a_fresh_proof() {
        int proofs = CryptoProvider.isFast() ? 20_000 : 2_000;
        Vertx vertx = Vertx.vertx();
        TestIssuer issuer = new TestIssuer(vertx);
        SignedIn here = new SignedIn(vertx, settings -> settings);
        DpopKey key = DpopKey.es256();
        String token = issuer.token(key);
        await(here.get(token, key));
        for (int round = 0; round < ROUNDS; round++) {
            List<Credentials> requests = IntStream.range(0, proofs)
                    .mapToObj(i -> new Credentials(
                            Optional.of("DPoP " + token), List.of(key.proof("GET", SignedIn.URL)), "GET", SignedIn.URL))
                    .toList();
            measure(here, requests);
        }
        await(vertx.close());
    }

    private static void measure(SignedIn here, List<Credentials> requests) {
        var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime();
        long cpu = process.getProcessCpuTime();
        for (Credentials request : requests) {
            await(here.verifier.verify(request));
        }
        System.out.printf(
                "%s: %.1f µs CPU of the process, %.1f µs elapsed per request%n",
                CryptoProvider.isFast() ? "native" : "JDK",
                (process.getProcessCpuTime() - cpu) / 1000.0 / requests.size(),
                (System.nanoTime() - wall) / 1000.0 / requests.size());
    }
}
