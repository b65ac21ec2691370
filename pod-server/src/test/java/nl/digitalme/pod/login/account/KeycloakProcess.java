package nl.digitalme.pod.login.account;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A real Keycloak with the realm of {@code docker/keycloak}, started from its distribution and stopped after the test. */
final class KeycloakProcess implements AutoCloseable {
    static final String CLIENT = "digital-me";
    static final String SECRET = "a-secret-of-the-test";
    static final String APP_REDIRECT = "http://127.0.0.1/app";
    private static final Path DISTRIBUTIONS = Path.of("target", "keycloak");
    private static final Path REALM = Path.of("..", "docker", "keycloak", "digital-me-realm.json");
    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Process process;
    private final String issuer;

    private KeycloakProcess(Process process, String issuer) {
        this.process = process;
        this.issuer = issuer;
    }

    /** With these users, by name; each has a password and the attribute {@code webid}. */
    static KeycloakProcess start(String podBase, Map<String, String> webIds, String password) {
        try {
            Path home = home();
            Path folder = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(folder.resolve("digital-me-realm.json"), realm(webIds, password));
            int port = freePort();
            Process process = process(home, port, podBase);
            KeycloakProcess started = new KeycloakProcess(process, "http://localhost:" + port + "/realms/digital-me");
            started.awaitReady();
            return started;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // Unpacked by the build in the profile "long".
    private static Path home() throws IOException {
        Assumptions.assumeTrue(
                Files.isDirectory(DISTRIBUTIONS), "There is no Keycloak in " + DISTRIBUTIONS + ": run mvn -P long.");
        try (Stream<Path> found = Files.list(DISTRIBUTIONS)) {
            return found.filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static String realm(Map<String, String> webIds, String password) throws IOException {
        JsonObject realm = new JsonObject(Files.readString(REALM));
        JsonArray users = new JsonArray();
        webIds.forEach((name, webId) -> users.add(new JsonObject()
                .put("username", name)
                .put("enabled", true)
                .put("email", name + "@example.org")
                .put("attributes", new JsonObject().put("webid", new JsonArray().add(webId)))
                .put(
                        "credentials",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("type", "password")
                                        .put("value", password)
                                        .put("temporary", false)))));
        return realm.put("users", users).encode();
    }

    private static Process process(Path home, int port, String podBase) throws IOException {
        deleteDatabase(home.resolve("data/h2"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + freePort(),
                "--import-realm"));
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m",
                        "DIGITAL_ME_CLIENT_SECRET", SECRET,
                        "DIGITAL_ME_BASE_URL", podBase,
                        "SOLID_APP_REDIRECT_URI", APP_REDIRECT));
        return builder.redirectErrorStream(true)
                .redirectOutput(home.resolve("data/log.txt").toFile())
                .start();
    }

    // What an earlier run left behind: a realm that exists is not imported again.
    private static void deleteDatabase(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void awaitReady() {
        Instant late = Instant.now().plus(LONGEST_START);
        while (!answers()) {
            if (!process.isAlive() || Instant.now().isAfter(late)) {
                close();
                throw new IllegalStateException("Keycloak did not start; see data/log.txt in its folder.");
            }
            pause();
        }
    }

    private void pause() {
        try {
            if (process.waitFor(500, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Keycloak stopped; see data/log.txt in its folder.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private boolean answers() {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                    .timeout(Duration.ofSeconds(10))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    String issuer() {
        return issuer;
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
