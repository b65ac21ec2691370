package nl.digitalme.pod.overview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import nl.digitalme.pod.domain.PodProblem;

/** A log-in at another server with client credentials, bound to a key of its own by DPoP (RFC 9449). */
final class RemoteLogin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int COORDINATE = 32; // bytes, of P-256

    private final KeyPair key;
    private final String token;

    private RemoteLogin(KeyPair key, String token) {
        this.key = key;
        this.token = token;
    }

    /** Asks the token endpoint that the issuer names; 401 when it refuses. */
    static RemoteLogin at(HttpClient http, URI issuer, String clientId, String secret)
            throws IOException, InterruptedException {
        KeyPair key = newKey();
        URI discovery =
                URI.create(issuer + (issuer.toString().endsWith("/") ? "" : "/") + ".well-known/openid-configuration");
        JsonNode about = JSON.readTree(
                http.send(HttpRequest.newBuilder(discovery).build(), body()).body());
        URI endpoint = URI.create(about.path("token_endpoint").asText());
        String basic = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":"
                + URLEncoder.encode(secret, StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(endpoint)
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes(basic)))
                        .header("DPoP", proof(key, "POST", endpoint, ""))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials&scope=webid"))
                        .build(),
                body());
        String token = JSON.readTree(answer.body()).path("access_token").asText();
        if (answer.statusCode() != 200 || token.isEmpty()) {
            throw PodProblem.of(401, "The server %s does not accept this client id and secret.".formatted(issuer));
        }
        return new RemoteLogin(key, token);
    }

    HttpRequest.Builder sign(HttpRequest.Builder request, URI target) {
        return request.header("Authorization", "DPoP " + token).header("DPoP", proof(key, "GET", target, token));
    }

    private static HttpResponse.BodyHandler<String> body() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private static KeyPair newKey() {
        try {
            KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
            keys.initialize(new ECGenParameterSpec("secp256r1"));
            return keys.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String proof(KeyPair key, String method, URI target, String token) {
        ObjectNode header = JSON.createObjectNode().put("typ", "dpop+jwt").put("alg", "ES256");
        ECPublicKey open = (ECPublicKey) key.getPublic();
        header.putObject("jwk")
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("x", coordinate(open.getW().getAffineX()))
                .put("y", coordinate(open.getW().getAffineY()));
        ObjectNode claims = JSON.createObjectNode()
                .put("jti", UUID.randomUUID().toString())
                .put("htm", method)
                .put("htu", target.toString().split("[?#]", 2)[0])
                .put("iat", Instant.now().getEpochSecond());
        try {
            if (!token.isEmpty()) {
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes(token));
                claims.put("ath", BASE64.encodeToString(hash));
            }
            String signed = BASE64.encodeToString(bytes(header.toString())) + "."
                    + BASE64.encodeToString(bytes(claims.toString()));
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format"); // RFC 7518 section 3.4
            signature.initSign(key.getPrivate());
            signature.update(bytes(signed));
            return signed + "." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String coordinate(BigInteger number) {
        byte[] fixed = new byte[COORDINATE];
        byte[] bytes = number.toByteArray(); // may have a zero in front, or be short
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return BASE64.encodeToString(fixed);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
