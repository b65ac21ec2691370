package nl.digitalme.pod.identity;

import static nl.digitalme.pod.store.Waiting.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Another provider with a WebID document of its own, as a small real server on a free port. */
public final class TestIssuer implements AutoCloseable {
    public final AtomicInteger hits = new AtomicInteger();
    public final List<JWK> published = new CopyOnWriteArrayList<>();
    public final Map<String, Consumer<HttpServerResponse>> pages = new ConcurrentHashMap<>();
    private final HttpServer server;
    private volatile ECKey key;

    public TestIssuer(Vertx vertx) {
        server = await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
        rotate();
        page("/.well-known/openid-configuration", "application/json", () -> new JsonObject()
                .put("issuer", issuer())
                .put("jwks_uri", issuer() + "keys")
                .encode());
        page("/keys", "application/json", () -> new JsonObject()
                .put(
                        "keys",
                        new JsonArray(published.stream().map(JWK::toJSONObject).toList()))
                .encode());
        page("/card", "text/turtle", () -> "<#me> <http://www.w3.org/ns/solid/terms#oidcIssuer> <" + issuer() + ">.");
    }

    /** With its closing slash. */
    public String issuer() {
        return "http://localhost:" + server.actualPort() + "/";
    }

    public String webId() {
        return issuer() + "card#me";
    }

    public ECKey key() {
        return key;
    }

    /** A new key in the place of all others. */
    public void rotate() {
        try {
            key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
            published.clear();
            published.add(key.toPublicJWK());
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public void page(String path, String type, java.util.function.Supplier<String> body) {
        pages.put(path, response -> response.putHeader("Content-Type", type).end(body.get()));
    }

    /** A token that is right, but for the change. */
    public String token(DpopKey client, Consumer<JWTClaimsSet.Builder> change) {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                    .type(new JOSEObjectType("at+jwt"))
                    .keyID(key.getKeyID())
                    .build();
            return signed(header, claims(client, change), new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public String token(DpopKey client) {
        return token(client, claims -> {});
    }

    public JWTClaimsSet claims(DpopKey client, Consumer<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("solid")
                .subject("someone")
                .claim("webid", webId())
                .claim("client_id", "https://app.example/id")
                .claim("cnf", Map.of("jkt", client.thumbprint()))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        change.accept(claims);
        return claims.build();
    }

    public static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(signer);
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpServerRequest request) {
        hits.incrementAndGet();
        pages.getOrDefault(
                        request.path(), response -> response.setStatusCode(404).end())
                .accept(request.response());
    }

    @Override
    public void close() {
        await(server.close());
    }
}
