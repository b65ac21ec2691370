package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.row;
import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.digitalme.pod.identity.DpopKey;

/** Access tokens that are not what they say. Each comes with a good proof of the attacker's own key. */
final class TokenRows {
    private static final String AREA = "Access tokens";

    private TokenRows() {}

    static List<Hostile> all() {
        return Stream.of(forged(), times(), misdirected(), odd())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Hostile> forged() {
        return List.of(
                row(
                        AREA,
                        "(for comparison: a good token of another provider that the WebID names)",
                        "200",
                        scene -> scene.withToken(scene.issuer().token(scene.key()))),
                token(
                        "signed with another key under the right `kid`",
                        scene -> List.of(Jwt.signed(header(scene, ""), claims(scene), (ECKey)
                                DpopKey.es256().jwk()))),
                token(
                        "`alg: none`, no signature, a signature of zeros",
                        scene -> List.of(
                                new PlainJWT(scene.issuer().claims(scene.key(), same -> {})).serialize(),
                                scene.issuer().token(scene.key()).replaceAll("[^.]*$", ""),
                                Jwt.unsigned(header(scene, ""), claims(scene)))),
                token(
                        "`HS256` with the public key as the secret",
                        scene -> List.of(Jwt.withSecret(
                                header(scene, "").replace("ES256", "HS256"),
                                claims(scene),
                                scene.issuer()
                                        .key()
                                        .toPublicJWK()
                                        .toJSONString()
                                        .getBytes()))),
                token("a good signature under other claims", scene -> {
                    String[] good = scene.issuer().token(scene.key()).split("\\.");
                    String[] other = scene.issuer()
                            .token(scene.key(), c -> c.claim("webid", alice(scene)))
                            .split("\\.");
                    return List.of(good[0] + "." + other[1] + "." + good[2]);
                }),
                keysOfItsOwn(),
                token("`kid` that is a path, SQL, 5 kB, or of another key", scene -> Stream.of(
                                "../../../../dev/null", "' OR 1=1 --", "k".repeat(3000), "other")
                        .map(kid -> Jwt.signed("{\"alg\":\"ES256\",\"kid\":\"" + kid + "\"}", claims(scene), (ECKey)
                                DpopKey.es256().jwk()))
                        .toList()),
                token(
                        "extensions that are not understood (`crit`, `b64: false`)",
                        scene -> List.of(Jwt.signed(
                                header(scene, ",\"crit\":[\"b64\"],\"b64\":false"),
                                claims(scene),
                                scene.issuer().key()))));
    }

    // RFC 8725 section 3.10: where a key is to be had, the token does not say.
    private static Hostile keysOfItsOwn() {
        return rows(
                AREA,
                "keys of its own (`jwk`, `jku`, `x5u`, `x5c` in its header): not looked at, nobody is asked",
                "401",
                scene -> {
                    ECKey own = (ECKey) DpopKey.es256().jwk();
                    scene.issuer()
                            .page(
                                    "/attackers-keys",
                                    "application/json",
                                    () -> "{\"keys\":[" + own.toPublicJWK().toJSONString() + "]}");
                    String there = scene.issuer().issuer() + "attackers-keys\"";
                    scene.withToken(scene.issuer().token(scene.key())); // the issuer's own keys are known from here on
                    int before = scene.issuer().hits.get();
                    List<Reply> replies = Stream.of(
                                    ",\"jwk\":" + own.toPublicJWK().toJSONString(),
                                    ",\"jku\":\"" + there,
                                    ",\"x5u\":\"" + there,
                                    ",\"x5c\":[\"MIIB\"]")
                            .map(more -> Jwt.signed(header(scene, more), claims(scene), own))
                            .map(scene::withToken)
                            .toList();
                    assertEquals(before, scene.issuer().hits.get());
                    return replies;
                });
    }

    private static List<Hostile> times() {
        Instant past = Instant.now().minusSeconds(600);
        Instant later = Instant.now().plusSeconds(600);
        return List.of(
                clocks("expired", claims -> claims.expirationTime(Date.from(past))),
                clocks("not valid yet (`nbf`)", claims -> claims.notBeforeTime(Date.from(later))),
                clocks("issued in the future (`iat`)", claims -> claims.issueTime(Date.from(later))),
                token("times beyond all calendars, texts and lists for times, no `exp`", scene -> Stream.of(
                                Map.entry("exp", "-9000000000000000000"),
                                Map.entry("nbf", "9000000000000000000"),
                                Map.entry("iat", "9223372036854775807"),
                                Map.entry("exp", "1e400"),
                                Map.entry("nbf", "99999999999999999999999999"),
                                Map.entry("exp", "\"tomorrow\""),
                                Map.entry("exp", "[1]"),
                                Map.entry("exp", "null"),
                                Map.entry("exp", "-1e999999999"))
                        .map(odd -> Jwt.signed(
                                header(scene, ""),
                                with(scene, odd.getKey(), odd.getValue()),
                                scene.issuer().key()))
                        .toList()));
    }

    private static List<Hostile> misdirected() {
        return List.of(
                changed("for another audience, or none", c -> c.audience("files"), c -> c.audience((String) null)),
                changed("bound to no key", c -> c.claim("cnf", null), c -> c.claim("cnf", Map.of("x5t#S256", "x"))),
                token("bound to another key", scene -> List.of(scene.issuer().token(DpopKey.es256()))),
                rows(AREA, "sent with another scheme (`Bearer`, `Basic`, none), or twice", "401, 400", scene -> {
                    String good = scene.issuer().token(scene.key());
                    return Stream.of(
                                    List.of("Bearer " + good),
                                    List.of("Basic " + good),
                                    List.of(good),
                                    List.of(""),
                                    List.of("DPoP " + good, "Bearer " + good))
                            .map(fields -> Reply.of(scene.anybody()
                                    .get(
                                            "/alice/profile/card",
                                            fields.size() == 1
                                                    ? new String[] {
                                                        "Authorization", fields.get(0), "DPoP", scene.proof()
                                                    }
                                                    : new String[] {
                                                        "Authorization",
                                                        fields.get(0),
                                                        "Authorization",
                                                        fields.get(1),
                                                        "DPoP",
                                                        scene.proof()
                                                    })))
                            .toList();
                }),
                token(
                        "of a provider that vouches for somebody else's users",
                        scene -> List.of(scene.issuer().token(scene.key(), c -> c.claim("webid", alice(scene))))),
                token(
                        "that says it is this server's own",
                        scene -> List.of(scene.issuer()
                                .token(scene.key(), c -> c.issuer(scene.pods().baseUrl())
                                        .claim("webid", alice(scene))))),
                token("an issuer that differs by its slash, its case, a port, a query, a fragment, an `@`", scene -> {
                    String right = scene.issuer().issuer();
                    return Stream.of(
                                    right.replaceAll("/$", ""),
                                    right.replace("localhost", "LOCALHOST"),
                                    right + "?x=",
                                    right + "#",
                                    right.replace("//", "//x@"),
                                    right + "../",
                                    right + "%2e/",
                                    right.replace("localhost", "127.0.0.1"))
                            .map(issuer -> scene.issuer().token(scene.key(), c -> c.issuer(issuer)))
                            .toList();
                }));
    }

    private static List<Hostile> odd() {
        return List.of(
                token(
                        "100,000 levels of JSON, and as many as fit",
                        scene -> List.of(
                                Jwt.signed(
                                        "{\"alg\":\"ES256\",\"a\":" + "[".repeat(2500),
                                        claims(scene),
                                        scene.issuer().key()),
                                Jwt.signed(
                                        header(scene, ""),
                                        "{\"a\":".repeat(1000),
                                        scene.issuer().key()))),
                token("claims of another kind (lists, numbers, texts in their place)", scene -> Stream.of(
                                "iss", "webid", "cnf", "aud")
                        .flatMap(claim -> Stream.of("7", "[[]]", "{\"jkt\":[]}", "true", "\"\\u0000\"")
                                .map(value -> with(scene, claim, value)))
                        .map(json -> Jwt.signed(
                                header(scene, ""), json, scene.issuer().key()))
                        .toList()),
                token(
                        "a WebID that is no address (`javascript:`, `file:`, without a host, with line ends)",
                        scene -> Stream.of(
                                        "javascript:alert(1)",
                                        "file:///etc/passwd",
                                        "https:///x",
                                        "https://a b/",
                                        "http://",
                                        "x\r\nY: z")
                                .map(webId -> scene.issuer().token(scene.key(), c -> c.claim("webid", webId)))
                                .toList()),
                token(
                        "no JWT at all",
                        scene -> List.of(
                                "x",
                                "...",
                                "a.b.c",
                                "....",
                                "e30.e30.e30",
                                "eyJhbGciOiJFUzI1NiJ9.bnVsbA.AA",
                                "\u00ff.\u00ff.\u00ff")));
    }

    private static Hostile clocks(String what, Consumer<JWTClaimsSet.Builder> change) {
        return row(AREA, what + ": the error names both clocks", "401", scene -> {
            Reply reply = scene.withToken(scene.issuer().token(scene.key(), change));
            assertTrue(
                    reply.text().contains("issuer's clock") && reply.text().contains("the clock here says"),
                    reply.text());
            return reply;
        });
    }

    @SafeVarargs
    private static Hostile changed(String what, Consumer<JWTClaimsSet.Builder>... changes) {
        return token(what, scene -> Stream.of(changes)
                .map(change -> scene.issuer().token(scene.key(), change))
                .toList());
    }

    private static Hostile token(String what, Function<Scene, List<String>> tokens) {
        return rows(AREA, what, "401", scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String token : tokens.apply(scene)) {
                replies.add(scene.withToken(token));
            }
            return replies;
        });
    }

    private static String alice(Scene scene) {
        return scene.url("/alice/profile/card#me");
    }

    private static String header(Scene scene, String more) {
        return "{\"alg\":\"ES256\",\"typ\":\"at+jwt\",\"kid\":\""
                + scene.issuer().key().getKeyID() + "\"" + more + "}";
    }

    private static String claims(Scene scene) {
        return scene.issuer().claims(scene.key(), same -> {}).toString();
    }

    private static String with(Scene scene, String claim, String json) {
        JsonObject claims = new JsonObject(claims(scene));
        claims.remove(claim);
        String rest = claims.encode();
        return rest.substring(0, rest.length() - 1) + ",\"" + claim + "\":" + json + "}";
    }
}
