package nl.digitalme.pod.identity;

import static org.junit.jupiter.api.Assertions.assertThrows;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.hostile.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No token and no proof makes a reader fail in any other way than with words for its sender. */
class FuzzedTokensTest {
    private static final long SEED = 20_261_123;
    private static final int SOME = 3_000;
    private static final int MANY = 60_000;
    private static final String URL = "http://localhost:3000/alice/x";
    private static final DpopKey KEY = DpopKey.es256();
    private static final List<Class<?>> REFUSALS = List.of(InvalidToken.class, PodProblem.class);
    private static final String HEADER = "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\"1\"}";
    private static final String CLAIMS =
            "{\"iss\":\"https://id.example/\",\"webid\":\"https://alice.example/card#me\",\"aud\":"
                    + "[\"solid\"],\"cnf\":{\"jkt\":\"x\"},\"iat\":1700000000,\"nbf\":1.7e9,\"exp\":99999999999,\"client_id\":\"a\"}";

    @Test
    void null_is_no_part_of_a_token() {
        assertThrows(InvalidToken.class, () -> AccessToken.parse(jwt("null", CLAIMS)));
        assertThrows(InvalidToken.class, () -> AccessToken.parse(jwt(HEADER, "null")));
        assertThrows(
                InvalidToken.class, () -> ProofKey.of(Base64URL.encode("null").toString()));
    }

    @Test
    void tokens_gone_wrong_are_refused_in_words() {
        attackTokens(SOME);
    }

    @Test
    @Tag("long")
    void so_are_very_many_tokens() {
        attackTokens(MANY);
    }

    @Test
    void proofs_gone_wrong_are_refused_in_words() {
        attackProofs(SOME / 3);
    }

    @Test
    @Tag("long")
    void so_are_very_many_proofs() {
        attackProofs(MANY / 10);
    }

    private static void attackTokens(int count) {
        Fuzz.Reader reader = text -> AccessToken.parse(text).checkTimes(Instant.now(), Duration.ofSeconds(30));
        String whole = Base64URL.encode(HEADER) + "." + Base64URL.encode(CLAIMS) + ".AAAA";
        Fuzz.against(SEED, count, List.of(whole), REFUSALS, reader);
        Fuzz.against(SEED, count, List.of(CLAIMS), REFUSALS, claims -> reader.read(jwt(HEADER, claims)));
        Fuzz.against(SEED, count, List.of(HEADER), REFUSALS, header -> reader.read(jwt(header, CLAIMS)));
    }

    // The header is signed as it stands, so that the claims behind it are looked at too.
    private static void attackProofs(int count) {
        DpopProofs proofs = DpopProofs.of(IdentityConfig.of("http://localhost:3000/"));
        String header = KEY.header().build().toString();
        String rsa = DpopKey.rsa(2048, JWSAlgorithm.RS256).header().build().toString();
        String claims = DpopKey.claims("GET", URL, same -> {}).toString();
        Fuzz.Reader reader = proof -> proofs.check(List.of(proof), "GET", URL);
        Fuzz.against(SEED, count, List.of(KEY.proof("GET", URL)), REFUSALS, reader);
        Fuzz.against(SEED, count, List.of(header, rsa), REFUSALS, text -> reader.read(signed(text, claims)));
        Fuzz.against(SEED, count, List.of(claims), REFUSALS, text -> reader.read(signed(header, text)));
        Fuzz.against(SEED, count, List.of(URL, "https://user@[::1]:80/%41?x#y"), REFUSALS, text -> Htu.same(text, URL));
    }

    private static String jwt(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims) + ".AAAA";
    }

    private static String signed(String header, String claims) throws Exception {
        String text = Base64URL.encode(header) + "." + Base64URL.encode(claims);
        return text + "."
                + KEY.signer().sign(new JWSHeader(JWSAlgorithm.ES256), text.getBytes(StandardCharsets.US_ASCII));
    }
}
