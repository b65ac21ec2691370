package nl.digitalme.pod.identity;

import static nl.digitalme.pod.identity.SignedIn.URL;
import static nl.digitalme.pod.identity.SignedIn.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import nl.digitalme.pod.domain.PodProblem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** RFC 9449 section 4.3, step by step. */
class ProofTest {
    private static final DpopKey KEY = DpopKey.es256();
    private static Vertx vertx;
    private static TestIssuer issuer;
    private static SignedIn here;
    private static String token;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        issuer = new TestIssuer(vertx);
        here = new SignedIn(vertx, settings -> settings);
        token = issuer.token(KEY);
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @Test
    void there_is_exactly_one_proof() {
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token));
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, KEY.proof("GET", URL), KEY.proof("GET", URL)));
    }

    @Test
    void a_proof_is_used_once() {
        String proof = KEY.proof("GET", URL);
        await(here.with("DPoP " + token, proof));

        String words = assertRefused("invalid_dpop_proof", here.with("DPoP " + token, proof));

        assertTrue(words.contains("jti was used before"), words);
    }

    @Test
    void another_client_may_use_the_same_identifier() {
        DpopKey other = DpopKey.es256();
        await(accept(KEY, claims -> claims.jwtID("first")));

        await(here.with("DPoP " + issuer.token(other), other.proof("GET", URL, claims -> claims.jwtID("first"))));
    }

    @Test
    void a_proof_of_a_refused_request_is_not_used_up() {
        String proof = KEY.proof("GET", URL);
        assertRefused("invalid_token", here.with("DPoP " + issuer.token(DpopKey.es256()), proof));

        await(here.with("DPoP " + token, proof));
    }

    @Test
    void it_names_the_method_and_the_address_of_the_request() {
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, KEY.proof("PUT", URL)));
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, KEY.proof("get", URL)));
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, KEY.proof("GET", URL + "x")));
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.claim("htu", null)));
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.claim("htm", null)));
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.claim("htu", "http://[")));
        assertRefused(
                "invalid_dpop_proof", accept(KEY, claims -> claims.claim("htu", "https://localhost:3000/alice/notes")));
    }

    @Test
    void the_address_is_compared_in_its_normal_form_without_query_and_fragment() {
        await(accept(KEY, claims -> claims.claim("htu", "HTTP://LOCALHOST:3000/alice/notes?x=1#y")));
        await(accept(KEY, claims -> claims.claim("htu", "http://localhost:3000/%61lice/notes")));
    }

    @Test
    void it_was_made_just_now() {
        Instant now = Instant.now();
        await(accept(KEY, claims -> claims.issueTime(Date.from(now.minusSeconds(80)))));
        await(accept(KEY, claims -> claims.issueTime(Date.from(now.plusSeconds(20)))));

        String old = assertRefused(
                "invalid_dpop_proof", accept(KEY, claims -> claims.issueTime(Date.from(now.minusSeconds(100)))));
        assertTrue(old.contains(now.minusSeconds(100).getEpochSecond() + "") && old.contains("clock here"), old);
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.issueTime(Date.from(now.plusSeconds(60)))));
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.issueTime(null)));
    }

    @Test
    void it_has_an_identifier() {
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.jwtID(null)));
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.jwtID("")));
    }

    @Test
    void it_says_that_it_is_a_proof() {
        assertRefused(
                "invalid_dpop_proof", with(KEY.header().type(JOSEObjectType.JWT).build()));
        assertRefused("invalid_dpop_proof", with(KEY.header().type(null).build()));
    }

    @Test
    void its_header_holds_the_public_key_and_only_that() {
        assertRefused("invalid_dpop_proof", with(KEY.header().jwk(null).build()));
        // The library does not write private keys into headers, so the header is put together by hand.
        String leaked =
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + KEY.jwk().toJSONString() + "}";
        String[] parts = KEY.proof("GET", URL).split("\\.");
        assertRefused(
                "invalid_dpop_proof",
                here.with("DPoP " + token, Base64URL.encode(leaked) + "." + parts[1] + "." + parts[2]));
    }

    @Test
    void it_is_signed_by_the_key_in_its_header() {
        DpopKey other = DpopKey.es256();
        String forged = other.signed(KEY.header().build(), DpopKey.claims("GET", URL, claims -> {}));
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, forged));
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, "no.proof.at-all"));
        assertRefused("invalid_dpop_proof", here.with("DPoP " + token, "nothing"));
    }

    @Test
    void extensions_that_are_not_understood_are_refused() {
        JWSHeader header = KEY.header().criticalParams(Set.of("b64")).build();
        assertRefused("invalid_dpop_proof", with(header));
    }

    @Test
    void secrets_do_not_sign_proofs() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(KEY.jwk().toPublicJWK())
                .build();
        byte[] secret = KEY.jwk().toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8);
        JWTClaimsSet claims = DpopKey.claims("GET", URL, unchanged -> {});

        assertRefused(
                "invalid_dpop_proof",
                here.with("DPoP " + token, TestIssuer.signed(header, claims, new MACSigner(secret))));
    }

    @Test
    void rsa_keys_of_usual_length_sign_proofs_and_short_ones_do_not() {
        for (JWSAlgorithm algorithm : Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256)) {
            DpopKey rsa = DpopKey.rsa(2048, algorithm);
            await(here.with("DPoP " + issuer.token(rsa), rsa.proof("GET", URL)));
        }
        DpopKey weak = DpopKey.rsa(1024, JWSAlgorithm.RS256);
        assertRefused("invalid_dpop_proof", here.with("DPoP " + issuer.token(weak), weak.proof("GET", URL)));
    }

    @Test
    void edwards_keys_sign_proofs() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
        Base64URL point = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        OctetKeyPair jwk = new OctetKeyPair.Builder(Curve.Ed25519, point).build();
        DpopKey key = new DpopKey(jwk, JWSAlgorithm.EdDSA, DpopKey.es256().signer());
        Base64URL header = key.header().build().toBase64URL();
        Base64URL claims =
                DpopKey.claims("GET", URL, unchanged -> {}).toPayload().toBase64URL();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));

        String proof = header + "." + claims + "." + Base64URL.encode(signature.sign());

        await(here.with("DPoP " + issuer.token(key), proof));
        String broken = header + "." + claims + "." + Base64URL.encode(new byte[64]);
        assertRefused("invalid_dpop_proof", here.with("DPoP " + issuer.token(key), broken));
    }

    @Test
    void the_hash_of_the_token_is_checked_when_it_is_there_and_wanted_only_by_setting() {
        await(accept(KEY, claims -> claims.claim("ath", hash(token))));
        assertRefused("invalid_dpop_proof", accept(KEY, claims -> claims.claim("ath", hash("other"))));

        SignedIn strict = new SignedIn(vertx, settings -> settings.requiringAth(true));
        assertRefused("invalid_dpop_proof", strict.get(token, KEY));
        String proof = KEY.proof("GET", URL, claims -> claims.claim("ath", hash(token)));
        await(strict.with("DPoP " + token, proof));
    }

    @Test
    void when_no_more_proofs_can_be_remembered_requests_wait_and_no_replay_passes() {
        SignedIn small = new SignedIn(
                vertx,
                settings -> new IdentityConfig(
                        settings.issuer(),
                        Set.of(),
                        false,
                        settings.clockSkew(),
                        64,
                        settings.clock(),
                        Optional.empty()));
        String first = KEY.proof("GET", URL);
        await(small.with("DPoP " + token, first));

        Throwable refusal = null;
        for (int i = 0; i < 200 && refusal == null; i++) {
            refusal = settle(small.get(token, KEY));
        }

        assertEquals(503, assertInstanceOf(PodProblem.class, refusal).status());
        assertRefused("invalid_dpop_proof", small.with("DPoP " + token, first));
    }

    private static Future<Caller> accept(DpopKey key, Consumer<JWTClaimsSet.Builder> change) {
        return here.with("DPoP " + token, key.proof("GET", URL, change));
    }

    private static Future<Caller> with(JWSHeader header) {
        return here.with("DPoP " + token, KEY.signed(header, DpopKey.claims("GET", URL, claims -> {})));
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64URL.encode(hash).toString();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
