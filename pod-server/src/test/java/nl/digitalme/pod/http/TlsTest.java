package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.SelfSignedCertificate;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server with a certificate of its own: https, HTTP/1.1 and HTTP/2. */
class TlsTest {
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create("localhost");

    @RegisterExtension
    static final TestPods PODS = TestPods.with(config -> config.with(new PodServerConfig.Listen(
            0,
            "localhost",
            Optional.empty(),
            Optional.of(new HttpFront.Tls(
                    Path.of(CERTIFICATE.certificatePath()), Path.of(CERTIFICATE.privateKeyPath()), OptionalInt.of(0))),
            OptionalInt.empty(),
            1,
            false)));

    private static SSLContext trusting() throws Exception {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        try (InputStream in = Files.newInputStream(Path.of(CERTIFICATE.certificatePath()))) {
            known.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void documents_are_served_over_tls_in_both_versions_of_http(HttpClient.Version version) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(version).sslContext(trusting()).build();
        URI card = URI.create(PODS.baseUrl() + "alice/profile/card");

        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(card).build(), HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode());
        assertEquals(version, answer.version());
        assertEquals("https", card.getScheme());
        assertTrue(answer.body().contains("oidcIssuer <" + PODS.baseUrl() + ">"), answer.body());
        assertTrue(answer.headers().firstValue("Date").isPresent());
    }

    @Test
    void plain_http_is_sent_on_to_https_at_our_own_address() throws Exception {
        String plain = "http://localhost:" + PODS.server().plainPort().orElseThrow() + "/";
        try (RawHttp raw = new RawHttp(plain)) {
            String answer = raw.send("PUT /alice/x?y=1 HTTP/1.1\nHost: evil.example\nContent-Length: 0\n\n")
                    .answer();
            assertTrue(answer.startsWith("HTTP/1.1 301 "), answer);
            assertTrue(answer.toLowerCase().contains("location: " + PODS.baseUrl() + "alice/x?y=1\r\n"), answer);
        }
    }
}
