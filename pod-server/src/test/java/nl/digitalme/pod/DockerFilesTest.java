package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What can be said of the container files without a container engine, which the machine that builds does not have. */
class DockerFilesTest {
    private static final Path DOCKER = Path.of("..", "docker");

    @Test
    void the_image_is_built_in_two_stages_and_does_not_run_as_root() throws IOException {
        List<String> lines = Files.readAllLines(DOCKER.resolve("Dockerfile"));
        List<String> last = lines.subList(lines.lastIndexOf("FROM debian:bookworm-slim"), lines.size());

        assertEquals(2, lines.stream().filter(line -> line.startsWith("FROM ")).count());
        assertTrue(last.contains("USER digitalme"));
        assertFalse(String.join("\n", last).contains("maven"), "the image that runs needs no build tool");
    }

    @Test
    void the_health_check_asks_the_address_that_the_server_answers() throws IOException {
        String dockerfile = Files.readString(DOCKER.resolve("Dockerfile"));

        assertTrue(dockerfile.contains("HEALTHCHECK"));
        assertTrue(dockerfile.contains("http://localhost:3000/.health/ready"));
        assertTrue(dockerfile.contains("EXPOSE 3000"));
        assertTrue(dockerfile.contains("DM_PORT=3000"));
    }

    @Test
    void every_variable_in_the_files_is_an_option_of_serve() throws IOException {
        String files =
                Files.readString(DOCKER.resolve("Dockerfile")) + Files.readString(DOCKER.resolve("compose.yaml"));
        Set<String> used = new TreeSet<>(Pattern.compile("DM_[A-Z_]+")
                .matcher(files)
                .results()
                .map(match -> match.group())
                .toList());

        CommandLine serve = new CommandLine(new Main()).getSubcommands().get("serve");
        List<String> options = serve.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .map(name -> "DM_" + name.substring(2).replace('-', '_').toUpperCase(java.util.Locale.ROOT))
                .toList();
        used.removeAll(options);
        assertEquals(Set.of(), used, "no such option");
    }

    @Test
    void the_realm_for_keycloak_holds_no_secret_and_lets_nobody_choose_their_own_webid() throws IOException {
        JsonObject realm = new JsonObject(Files.readString(DOCKER.resolve("keycloak/digital-me-realm.json")));

        assertFalse(realm.containsKey("users"));
        for (int i = 0; i < realm.getJsonArray("clients").size(); i++) {
            JsonObject client = realm.getJsonArray("clients").getJsonObject(i);
            assertTrue(client.getString("secret", "${}").startsWith("${"), "a secret stands in the environment");
            assertFalse(client.getBoolean("directAccessGrantsEnabled"));
            assertFalse(client.getBoolean("implicitFlowEnabled"));
            assertEquals("S256", client.getJsonObject("attributes").getString("pkce.code.challenge.method"));
        }
        JsonObject profile = new JsonObject(realm.getJsonObject("components")
                .getJsonArray("org.keycloak.userprofile.UserProfileProvider")
                .getJsonObject(0)
                .getJsonObject("config")
                .getJsonArray("kc.user.profile.config")
                .getString(0));
        JsonObject webId = profile.getJsonArray("attributes").getJsonObject(2);
        assertEquals("webid", webId.getString("name"));
        assertEquals(
                List.of("admin"),
                webId.getJsonObject("permissions").getJsonArray("edit").getList());
    }

    @Test
    void every_variable_that_the_readme_names_is_an_option_of_serve_or_one_of_the_realm() throws IOException {
        String readme = Files.readString(DOCKER.resolve("README.md"));
        String realm = Files.readString(DOCKER.resolve("keycloak/digital-me-realm.json"));
        CommandLine serve = new CommandLine(new Main()).getSubcommands().get("serve");
        List<String> options = serve.getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .map(name -> "DM_" + name.substring(2).replace('-', '_').toUpperCase(java.util.Locale.ROOT))
                .toList();

        Pattern.compile("\\bDM_[A-Z_]+")
                .matcher(readme)
                .results()
                .map(match -> match.group())
                .forEach(name -> assertTrue(options.contains(name), name));
        Pattern.compile("\\$\\{([A-Z_]+)}")
                .matcher(realm)
                .results()
                .map(match -> match.group(1))
                .forEach(name -> assertTrue(readme.contains("`" + name + "`"), name));
    }
}
