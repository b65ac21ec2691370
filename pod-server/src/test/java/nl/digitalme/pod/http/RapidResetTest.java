package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** HTTP/2: requests that are taken back as soon as they are made (CVE-2023-44487). */
class RapidResetTest {
    private static final int RESETS = 1_000;
    private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.create("localhost");

    @RegisterExtension
    static final TestPods PODS = TestPods.with(config -> config.with(new PodServerConfig.Listen(
            0,
            "localhost",
            Optional.empty(),
            Optional.of(new HttpFront.Tls(
                    Path.of(CERTIFICATE.certificatePath()),
                    Path.of(CERTIFICATE.privateKeyPath()),
                    OptionalInt.empty())),
            OptionalInt.empty(),
            1,
            false)));

    @Test
    @Tag("long")
    void a_connection_that_takes_back_what_it_asks_is_ended_and_others_are_served() throws Exception {
        HttpClient attacker = client();
        CountDownLatch ended = new CountDownLatch(1);
        TestPods.await(attacker.request(options())
                .onSuccess(first -> first.connection().closeHandler(closed -> ended.countDown())));
        for (int i = 0; i < RESETS && ended.getCount() > 0; i++) {
            attacker.request(options()).onSuccess(RapidResetTest::askAndTakeBack);
        }

        assertTrue(ended.await(20, TimeUnit.SECONDS), "the connection is ended");
        int status = TestPods.await(client().request(options()).compose(HttpClientRequest::send))
                .statusCode();
        assertEquals(200, status);
    }

    private static void askAndTakeBack(HttpClientRequest request) {
        request.exceptionHandler(gone -> {});
        request.sendHead().onComplete(sent -> request.reset());
    }

    private static RequestOptions options() {
        URI base = URI.create(PODS.baseUrl());
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("localhost")
                .setPort(base.getPort())
                .setURI("/alice/profile/card");
    }

    private static HttpClient client() {
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setTrustAll(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2);
        return PODS.vertx().createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
    }
}
