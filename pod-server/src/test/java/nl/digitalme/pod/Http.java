package nl.digitalme.pod;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A small HTTP client for tests: {@code get("/alice/note")}, as the public or with a DPoP-bound token. */
public final class Http {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    private final String base;
    private final Optional<Login> login;

    private record Login(ECKey key, String token) {}

    private Http(String base, Optional<Login> login) {
        this.base = base.substring(0, base.length() - 1);
        this.login = login;
    }

    /** An answer: status, header fields, body. */
    public record Answer(int status, Map<String, List<String>> headers, byte[] bytes) {
        public String body() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        /** The first field of this name; empty text when there is none. */
        public String header(String name) {
            return all(name).stream().findFirst().orElse("");
        }

        public List<String> all(String name) {
            return headers.entrySet().stream()
                    .filter(field -> field.getKey().equalsIgnoreCase(name))
                    .flatMap(field -> field.getValue().stream())
                    .toList();
        }
    }

    public static Http anonymous(String base) {
        return new Http(base, Optional.empty());
    }

    /** Logs in with client credentials, as the conformance suite does. */
    public static Http loggedIn(String base, String clientId, String secret) {
        try {
            ECKey key = new ECKeyGenerator(Curve.P_256).generate();
            String basic =
                    Base64.getEncoder().encodeToString((clientId + ":" + secret).getBytes(StandardCharsets.UTF_8));
            HttpRequest request = HttpRequest.newBuilder(URI.create(base + ".login/token"))
                    .header("Authorization", "Basic " + basic)
                    .header("DPoP", proof(key, "POST", base + ".login/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                    .build();
            HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("No token: " + answer.statusCode() + " " + answer.body());
            }
            return new Http(base, Optional.of(new Login(key, new JsonObject(answer.body()).getString("access_token"))));
        } catch (JOSEException | IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private static String proof(ECKey key, String method, String url) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(key.toPublicJWK())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .claim("htm", method)
                .claim("htu", url)
                .issueTime(new Date())
                .build();
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failed) {
            throw new AssertionError(failed);
        }
    }

    /** Any request; {@code fields} are names and values in turn. */
    public Answer send(String method, String path, byte[] body, String... fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.length == 0 && !method.startsWith("P")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        for (int i = 0; i < fields.length; i += 2) {
            request.header(fields[i], fields[i + 1]);
        }
        login.ifPresent(who -> request.header("Authorization", "DPoP " + who.token())
                .header("DPoP", proof(who.key(), method, base + path.replaceFirst("\\?.*", ""))));
        try {
            HttpResponse<byte[]> answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    public Answer get(String path, String... fields) {
        return send("GET", path, new byte[0], fields);
    }

    public Answer head(String path, String... fields) {
        return send("HEAD", path, new byte[0], fields);
    }

    public Answer delete(String path, String... fields) {
        return send("DELETE", path, new byte[0], fields);
    }

    /** PUT of Turtle. */
    public Answer put(String path, String turtle, String... fields) {
        return write("PUT", path, "text/turtle", turtle, fields);
    }

    public Answer write(String method, String path, String mediaType, String body, String... fields) {
        String[] all = java.util.Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "Content-Type";
        all[fields.length + 1] = mediaType;
        return send(method, path, body.getBytes(StandardCharsets.UTF_8), all);
    }
}
