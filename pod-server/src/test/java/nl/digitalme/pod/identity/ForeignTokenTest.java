package nl.digitalme.pod.identity;

import static nl.digitalme.pod.identity.SignedIn.assertRefused;
import static nl.digitalme.pod.identity.SignedIn.assertRefusedFor;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.domain.WebId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ForeignTokenTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestIssuer issuer = new TestIssuer(vertx);
    private final SignedIn here = new SignedIn(vertx, settings -> settings);
    private final DpopKey key = DpopKey.es256();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void a_token_of_an_issuer_that_the_webid_names_says_who_is_asking() {
        Caller caller = await(here.get(issuer.token(key), key));

        assertEquals(Optional.of(new WebId(issuer.webId())), caller.webId());
        assertEquals(Optional.of("https://app.example/id"), caller.clientId());
        assertEquals(Optional.of(issuer.issuer()), caller.issuer());
    }

    @Test
    void without_a_token_the_caller_is_the_public() {
        assertEquals(
                Caller.PUBLIC,
                await(here.verifier.verify(
                        new TokenVerifier.Credentials(Optional.empty(), List.of(), "GET", SignedIn.URL))));
    }

    @Test
    void a_remembered_token_is_answered_at_once_and_asks_nobody() {
        String token = issuer.token(key);
        await(here.get(token, key));
        int before = issuer.hits.get();

        assertTrue(!CryptoProvider.isFast() || here.get(token, key).isComplete());
        await(here.get(token, key));

        assertEquals(before, issuer.hits.get());
    }

    @Test
    void other_schemes_than_dpop_are_refused() {
        String token = issuer.token(key);
        String proof = key.proof("GET", SignedIn.URL);

        assertRefused("invalid_token", here.with("Bearer " + token, proof));
        assertRefused("invalid_token", here.with("Basic YWxpY2U6c2VjcmV0", proof));
        assertRefused("invalid_token", here.with("", proof));
        await(here.with("dpop " + token, proof));
    }

    @Test
    void a_token_that_is_bound_to_no_key_or_to_another_is_refused() {
        assertRefusedFor("bound to no key", here.get(issuer.token(key, claims -> claims.claim("cnf", null)), key));
        assertRefusedFor("another key", here.get(issuer.token(DpopKey.es256()), key));
    }

    @Test
    void a_token_for_another_audience_is_refused() {
        assertRefusedFor("audience", here.get(issuer.token(key, claims -> claims.audience("files")), key));
        assertRefusedFor("audience", here.get(issuer.token(key, claims -> claims.audience((String) null)), key));
        await(here.get(issuer.token(key, claims -> claims.audience(List.of("app", "solid"))), key));
    }

    @Test
    void a_token_outside_its_time_is_refused_and_both_clocks_are_named() {
        Instant past = Instant.parse("2020-01-01T00:00:00Z");
        String expired = issuer.token(key, claims -> claims.expirationTime(Date.from(past)));
        String words = assertRefused("invalid_token", here.get(expired, key));
        assertTrue(words.contains("2020-01-01T00:00:00Z") && words.contains("the clock here says"), words);

        Date later = Date.from(Instant.now().plusSeconds(3600));
        assertRefusedFor("valid from", here.get(issuer.token(key, claims -> claims.issueTime(later)), key));
        assertRefusedFor("valid from", here.get(issuer.token(key, claims -> claims.notBeforeTime(later)), key));
        assertRefusedFor("exp", here.get(issuer.token(key, claims -> claims.expirationTime(null)), key));
    }

    @Test
    void clocks_may_differ_by_half_a_minute() {
        Instant now = Instant.now();
        String expired = issuer.token(key, claims -> claims.expirationTime(Date.from(now.minusSeconds(10))));
        String early = issuer.token(key, claims -> claims.issueTime(Date.from(now.plusSeconds(10))));

        await(here.get(expired, key));
        await(here.get(early, key));
    }

    @Test
    void a_remembered_token_ends_when_it_expires() {
        MovableClock clock = new MovableClock();
        SignedIn later = new SignedIn(vertx, settings -> settings.with(clock));
        String token = issuer.token(key);
        await(later.get(token, key));

        clock.move(Duration.ofMinutes(11));

        assertRefusedFor("expired", later.get(token, key));
    }

    @Test
    void a_token_whose_webid_does_not_name_its_issuer_is_refused() {
        issuer.page(
                "/card",
                "text/turtle",
                () -> "<#me> <http://www.w3.org/ns/solid/terms#oidcIssuer> <https://elsewhere.example/>.");
        assertRefusedFor("does not name its issuer", here.get(issuer.token(key), key));

        issuer.page(
                "/other",
                "text/turtle",
                () -> "<#you> <http://www.w3.org/ns/solid/terms#oidcIssuer> <" + issuer.issuer() + ">.");
        String other = issuer.token(key, claims -> claims.claim("webid", issuer.issuer() + "other#me"));
        assertRefusedFor("does not name its issuer", here.get(other, key));
    }

    @Test
    void one_issuer_cannot_vouch_for_the_users_of_another() {
        TestIssuer other = new TestIssuer(vertx);

        String token = issuer.token(key, claims -> claims.claim("webid", other.webId()));

        assertRefusedFor("does not name its issuer", here.get(token, key));
    }

    @Test
    void metadata_that_name_another_issuer_are_refused() {
        issuer.page(
                "/sub/.well-known/openid-configuration",
                "application/json",
                () -> "{\"issuer\": \"" + issuer.issuer() + "\", \"jwks_uri\": \"" + issuer.issuer() + "keys\"}");

        String token = issuer.token(key, claims -> claims.issuer(issuer.issuer() + "sub"));

        assertRefusedFor("name another issuer", here.get(token, key));
    }

    @Test
    void a_forged_signature_is_refused() throws JOSEException {
        var forger =
                new ECKeyGenerator(Curve.P_256).keyID(issuer.key().getKeyID()).generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID(forger.getKeyID())
                .build();
        String forged = TestIssuer.signed(header, issuer.claims(key, claims -> {}), new ECDSASigner(forger));
        assertRefusedFor("signature", here.get(forged, key));

        String good = issuer.token(key);
        String[] parts = good.split("\\.");
        String[] others = issuer.token(key, claims -> claims.claim("webid", "https://victim.example/#me"))
                .split("\\.");
        assertRefused("invalid_token", here.get(parts[0] + "." + others[1] + "." + parts[2], key));
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertRefused("invalid_token", here.get(new PlainJWT(issuer.claims(key, claims -> {})).serialize(), key));
        String[] parts = issuer.token(key).split("\\.");
        assertRefused("invalid_token", here.get(parts[0] + "." + parts[1] + ".", key));
        assertRefused("invalid_token", here.get("x.y.z", key));
        assertRefused("invalid_token", here.get("a".repeat(20_000), key));
    }

    @Test
    void a_public_key_is_no_secret_to_sign_with() throws JOSEException {
        byte[] secret = issuer.key().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        issuer.published.add(
                new OctetSequenceKey.Builder(secret).keyID("shared").build());
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("shared").build();

        String confused = TestIssuer.signed(header, issuer.claims(key, claims -> {}), new MACSigner(secret));

        assertRefused("invalid_token", here.get(confused, key));
    }

    @Test
    void a_key_that_was_published_for_one_algorithm_does_not_serve_another() throws JOSEException {
        RSAKey rsa = new RSAKeyGenerator(2048)
                .keyID("rsa")
                .algorithm(JWSAlgorithm.RS256)
                .generate();
        issuer.published.add(rsa.toPublicJWK());
        JWSHeader right = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build();
        JWSHeader wrong = new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa").build();

        await(here.get(TestIssuer.signed(right, issuer.claims(key, claims -> {}), new RSASSASigner(rsa)), key));

        assertRefusedFor(
                "does not publish the key",
                here.get(TestIssuer.signed(wrong, issuer.claims(key, claims -> {}), new RSASSASigner(rsa)), key));
    }

    @Test
    void when_an_issuer_rotates_its_keys_its_new_tokens_are_accepted_within_a_minute() {
        MovableClock clock = new MovableClock();
        SignedIn later = new SignedIn(vertx, settings -> settings.with(clock));
        await(later.get(issuer.token(key), key));
        issuer.rotate();

        assertRefusedFor("does not publish the key", later.get(issuer.token(key), key));
        clock.move(Duration.ofSeconds(61));

        String proof = key.proof("GET", SignedIn.URL, claims -> claims.issueTime(Date.from(clock.instant())));
        await(later.with("DPoP " + issuer.token(key), proof));
    }

    @Test
    void a_server_that_names_its_issuers_accepts_no_other() {
        SignedIn strict = new SignedIn(vertx, settings -> settings.allowingOnly(Set.of("https://login.example/")));
        SignedIn wide = new SignedIn(vertx, settings -> settings.allowingOnly(Set.of(issuer.issuer())));

        assertRefusedFor("does not accept tokens of its issuer", strict.get(issuer.token(key), key));
        assertEquals(0, issuer.hits.get());
        await(wide.get(issuer.token(key), key));
    }

    @Test
    void a_token_with_missing_or_odd_claims_is_refused() {
        assertRefused("invalid_token", here.get(issuer.token(key, claims -> claims.claim("webid", null)), key));
        assertRefused("invalid_token", here.get(issuer.token(key, claims -> claims.claim("webid", "me")), key));
        assertRefused("invalid_token", here.get(issuer.token(key, claims -> claims.claim("webid", 7)), key));
        assertRefused("invalid_token", here.get(issuer.token(key, claims -> claims.issuer(null)), key));
        assertRefused("invalid_token", here.get(issuer.token(key, claims -> claims.claim("cnf", "x")), key));
        assertRefused(
                "invalid_token", here.get(issuer.token(key, claims -> claims.claim("cnf", Map.of("jkt", 1))), key));
    }

    /** A clock that tests move by hand. */
    static final class MovableClock extends Clock {
        private volatile Instant now = Instant.now();

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }
}
