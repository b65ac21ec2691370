package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.row;
import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.digitalme.pod.identity.DpopKey;

/** Proofs of possession (RFC 9449) that prove nothing. Each comes with a good token. */
final class ProofRows {
    private static final String AREA = "DPoP proofs";

    private ProofRows() {}

    static List<Hostile> all() {
        return Stream.of(misdirected(), forged(), keys()).flatMap(List::stream).toList();
    }

    private static List<Hostile> misdirected() {
        Instant now = Instant.now();
        return List.of(
                rows(AREA, "none, or two", "401", scene -> {
                    String token = scene.issuer().token(scene.key());
                    return List.of(
                            Reply.of(scene.anybody().get("/alice/profile/card", "Authorization", "DPoP " + token)),
                            Reply.of(scene.anybody()
                                    .get(
                                            "/alice/profile/card",
                                            "Authorization",
                                            "DPoP " + token,
                                            "DPoP",
                                            scene.proof(),
                                            "DPoP",
                                            scene.proof())));
                }),
                rows(AREA, "one that was used before", "200, 401", scene -> {
                    String token = scene.issuer().token(scene.key());
                    String proof = scene.proof();
                    return List.of(
                            scene.withToken(token, proof),
                            scene.withToken(token, proof),
                            scene.withToken(scene.issuer().token(scene.key()), proof));
                }),
                changed(
                        "for another method",
                        c -> c.claim("htm", "PUT"),
                        c -> c.claim("htm", "get"),
                        c -> c.claim("htm", null),
                        c -> c.claim("htm", List.of("GET"))),
                proof("for another path, host, port, or for https", scene -> Stream.of(
                                scene.url("/bob/profile/card"),
                                scene.url("/alice/profile/card/"),
                                scene.url("/alice/open/../profile/card"),
                                "https" + scene.url("/alice/profile/card").substring(4),
                                "http://evil.example/alice/profile/card",
                                scene.url("/alice/profile/card").replace(":", ":1"),
                                scene.url("/alice/profile/card").replace("localhost", "localhost@evil.example"),
                                "/alice/profile/card",
                                "x",
                                "",
                                "http://[::1/",
                                scene.url("/alice/profile/card%"))
                        .map(htu ->
                                scene.key().proof("GET", scene.url("/alice/profile/card"), c -> c.claim("htu", htu)))
                        .toList()),
                row(
                        AREA,
                        "made ten minutes ago: the error names both clocks",
                        "401",
                        scene -> bothClocks(scene, c -> c.issueTime(Date.from(now.minusSeconds(600))))),
                row(
                        AREA,
                        "made in ten minutes: the error names both clocks",
                        "401",
                        scene -> bothClocks(
                                scene, c -> c.issueTime(Date.from(Instant.now().plusSeconds(600))))),
                changed(
                        "times beyond all calendars, or none",
                        c -> c.claim("iat", Long.MIN_VALUE),
                        c -> c.claim("iat", Long.MAX_VALUE),
                        c -> c.claim("iat", "now"),
                        c -> c.claim("iat", null),
                        c -> c.claim("iat", new BigInteger("9".repeat(400)))),
                changed(
                        "no `jti`, an empty one, a list",
                        c -> c.jwtID(null),
                        c -> c.jwtID(""),
                        c -> c.claim("jti", List.of("x"))),
                changed("for another token (`ath`)", c -> c.claim("ath", "x"), c -> c.claim("ath", "")));
    }

    private static List<Hostile> forged() {
        return List.of(
                proof(
                        "signed by another key than the one in it",
                        scene -> List.of(
                                DpopKey.es256().signed(scene.key().header().build(), claims(scene)))),
                header("`alg: none`, `HS256`, `ES256K`, `ES512`, `RS1`, another type", key -> Stream.of(
                                "none", "HS256", "ES256K", "ES512", "RS1", "", "\u0000")
                        .map(alg -> "{\"typ\":\"dpop+jwt\",\"alg\":\"" + alg + "\",\"jwk\":" + key + "}")
                        .toList()),
                header(
                        "`typ` of an access token, or none",
                        key -> List.of(
                                "{\"typ\":\"at+jwt\",\"alg\":\"ES256\",\"jwk\":" + key + "}",
                                "{\"alg\":\"ES256\",\"jwk\":" + key + "}")),
                header(
                        "extensions that are not understood (`crit`)",
                        key -> List.of("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"crit\":[\"exp\"],\"exp\":1,\"jwk\":"
                                + key + "}")),
                proof(
                        "1,000 levels of JSON, `null` for claims, no JWT at all",
                        scene -> List.of(
                                Jwt.signed(
                                        proofHeader(
                                                "ES256",
                                                scene.key().jwk().toPublicJWK().toJSONString()),
                                        "null",
                                        (ECKey) scene.key().jwk()),
                                Jwt.unsigned("{\"typ\":\"dpop+jwt\",\"jwk\":" + "{\"a\":".repeat(1000), "{}"),
                                "x",
                                "..",
                                "a.b.c",
                                "e30.e30.e30",
                                "[].[].[]",
                                "a".repeat(9000))),
                proof(
                        "the access token for the proof",
                        scene -> List.of(scene.issuer().token(scene.key()))));
    }

    private static List<Hostile> keys() {
        return List.of(
                header(
                        "no key, a private key, a shared secret, a key that is a text or a list",
                        key -> List.of(
                                proofHeader("ES256", "null"),
                                proofHeader("ES256", "{}"),
                                proofHeader("ES256", "\"x\""),
                                proofHeader("ES256", "[]"),
                                proofHeader("ES256", DpopKey.es256().jwk().toJSONString()),
                                proofHeader("ES256", "{\"kty\":\"oct\",\"k\":\"AAAA\"}"),
                                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\"}")),
                header(
                        "RSA keys of 512, 1,024 and 16,384 bits; exponents 0, 1, even, of 4,096 bits; a modulus of 0",
                        key -> List.of(
                                rsa(512, BigInteger.valueOf(65537)),
                                rsa(1024, BigInteger.valueOf(65537)),
                                rsa(16_384, BigInteger.valueOf(65537)),
                                rsa(2048, BigInteger.ZERO),
                                rsa(2048, BigInteger.ONE),
                                rsa(2048, BigInteger.TWO),
                                rsa(2048, BigInteger.TWO.pow(4096).subtract(BigInteger.ONE)),
                                proofHeader("RS256", "{\"kty\":\"RSA\",\"n\":\"AA\",\"e\":\"AQAB\"}"))),
                header(
                        "points that are not on their curve, at infinity, too long; curves that do not fit the algorithm",
                        key -> List.of(
                                ec("P-256", "AQ", "AQ"),
                                ec("P-256", "AA", "AA"),
                                ec("P-256", "A".repeat(3000), "AQ"),
                                ec("P-384", coordinate(key, "x"), coordinate(key, "y")),
                                ec("secp256k1", coordinate(key, "x"), coordinate(key, "y")),
                                ec("P-521", "AQ", "AQ"),
                                ec("P-257", "AQ", "AQ"),
                                proofHeader("ES384", key),
                                proofHeader("EdDSA", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AQ\"}"),
                                proofHeader(
                                        "EdDSA",
                                        "{\"kty\":\"OKP\",\"crv\":\"X25519\",\"x\":\"" + "A".repeat(43) + "\"}"),
                                proofHeader(
                                        "EdDSA",
                                        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + "A".repeat(43) + "\"}"),
                                proofHeader(
                                        "EdDSA",
                                        "{\"kty\":\"OKP\",\"crv\":\"Ed448\",\"x\":\"" + "A".repeat(76) + "\"}"))),
                rows(AREA, "a key of Ed25519 of low order, which signs anything", "401", scene -> {
                    // The neutral element as the key: R = neutral, S = 0 fits every message in a lax check.
                    String neutral = "AQ" + "A".repeat(41);
                    String header =
                            proofHeader("EdDSA", "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + neutral + "\"}");
                    String token = scene.issuer().token(scene.key());
                    byte[] signature = new byte[64];
                    signature[0] = 1;
                    String unsigned = Jwt.unsigned(header, claims(scene).toString());
                    String proof = unsigned.substring(0, unsigned.lastIndexOf('.') + 1)
                            + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
                    return List.of(scene.withToken(token, proof));
                }));
    }

    private static Reply bothClocks(Scene scene, Consumer<JWTClaimsSet.Builder> change) {
        String proof = scene.key().proof("GET", scene.url("/alice/profile/card"), change);
        Reply reply = scene.withToken(scene.issuer().token(scene.key()), proof);
        assertTrue(
                reply.text().contains("clock of its maker") && reply.text().contains("the clock here says"),
                reply.text());
        return reply;
    }

    private static Hostile header(String what, Function<String, List<String>> headers) {
        return proof(
                what, scene -> headers.apply(scene.key().jwk().toPublicJWK().toJSONString()).stream()
                        .map(header -> Jwt.signed(header, claims(scene).toString(), (ECKey)
                                scene.key().jwk()))
                        .toList());
    }

    @SafeVarargs
    private static Hostile changed(String what, Consumer<JWTClaimsSet.Builder>... changes) {
        return proof(what, scene -> Stream.of(changes)
                .map(change -> scene.key().proof("GET", scene.url("/alice/profile/card"), change))
                .toList());
    }

    private static Hostile proof(String what, Function<Scene, List<String>> proofs) {
        return rows(AREA, what, "401", scene -> {
            String token = scene.issuer().token(scene.key());
            List<Reply> replies = new ArrayList<>();
            for (String proof : proofs.apply(scene)) {
                replies.add(scene.withToken(token, proof));
            }
            return replies;
        });
    }

    private static JWTClaimsSet claims(Scene scene) {
        return DpopKey.claims("GET", scene.url("/alice/profile/card"), same -> {});
    }

    private static String proofHeader(String algorithm, String key) {
        return "{\"typ\":\"dpop+jwt\",\"alg\":\"" + algorithm + "\",\"jwk\":" + key + "}";
    }

    private static String rsa(int bits, BigInteger exponent) {
        return proofHeader(
                "RS256",
                "{\"kty\":\"RSA\",\"n\":\"" + number(BigInteger.TWO.pow(bits).subtract(BigInteger.ONE)) + "\",\"e\":\""
                        + number(exponent) + "\"}");
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }

    private static String ec(String curve, String x, String y) {
        return proofHeader(
                "ES256", "{\"kty\":\"EC\",\"crv\":\"" + curve + "\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}");
    }

    private static String coordinate(String key, String name) {
        return new io.vertx.core.json.JsonObject(key).getString(name);
    }
}
