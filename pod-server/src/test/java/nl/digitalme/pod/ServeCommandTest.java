package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.login.upstream.Upstream;
import nl.digitalme.pod.overview.DemoFiles;
import nl.digitalme.pod.sparql.guard.QueryLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command line and its settings. */
class ServeCommandTest {
    private static final String READY = "Digital Me is ready at ";

    @TempDir
    Path folder;

    private static CommandLine commands(Map<String, String> environment) {
        return new CommandLine(new ServeCommand()).setDefaultValueProvider(new Environment(environment));
    }

    private static PodServerConfig config(Map<String, String> environment, String... args) throws Exception {
        ServerOptions options = new ServerOptions();
        CommandLine.populateCommand(options); // proves that every option has a type that picocli knows
        new CommandLine(options)
                .setDefaultValueProvider(new Environment(environment))
                .parseArgs(args);
        return options.toConfig();
    }

    @Test
    void an_option_is_also_a_variable_and_the_command_line_wins() throws Exception {
        Map<String, String> environment = Map.of("DM_PORT", "1234", "DM_MAX_RDF_BYTES", "99", "DM_IN_MEMORY", "true");

        assertEquals(1234, config(environment).listen().port());
        assertEquals(99, config(environment).protocol().bodies().rdf());
        assertEquals(new PodServerConfig.InMemory(), config(environment).storage());
        assertEquals(5, config(environment, "--port", "5").listen().port());
    }

    @Test
    void every_limit_of_queries_can_be_set_and_none_to_nothing() throws Exception {
        Map<String, String> environment = Map.of("DM_QUERY_SECONDS", "1", "DM_MAX_QUERY_ANSWER_BYTES", "2");
        String[] rest = {
            "--max-query-rows=3",
            "--max-query-text=4",
            "--max-query-bytes=5",
            "--max-queries=6",
            "--max-waiting-queries=7",
            "--query-index-bytes=8",
            "--max-query-triples=9"
        };

        assertEquals(
                new QueryLimits(Duration.ofSeconds(1), 2, 3, 4, 5, 6, 7, 8, 9),
                config(environment, rest).queries());
        assertEquals(QueryLimits.DEFAULT, config(Map.of()).queries());
        assertThrows(IllegalArgumentException.class, () -> config(Map.of(), "--max-queries", "0"));
    }

    @Test
    void the_secret_of_the_other_provider_comes_from_the_environment_or_a_file_never_the_command_line()
            throws Exception {
        String[] known = {"--upstream-issuer", "https://id.example/", "--upstream-client-id", "pods"};
        Path file = Files.writeString(folder.resolve("secret"), "from a file\n");

        assertEquals(Optional.empty(), upstream(config(Map.of(), known)).clientSecret());
        assertEquals(
                Optional.of("from outside"),
                upstream(config(Map.of("DM_UPSTREAM_CLIENT_SECRET", "from outside"), known))
                        .clientSecret());
        assertEquals(
                Optional.of("from a file"),
                upstream(config(Map.of("DM_UPSTREAM_CLIENT_SECRET_FILE", file.toString()), known))
                        .clientSecret());
        assertEquals("id.example", upstream(config(Map.of(), known)).label());
        assertThrows(
                CommandLine.ParameterException.class,
                () -> config(Map.of(), "--upstream-client-secret", "seen by all"));
        assertThrows(
                IllegalArgumentException.class, () -> config(Map.of(), "--upstream-issuer", "https://id.example/"));
        assertEquals(
                Optional.of(false),
                config(Map.of("DM_REGISTRATION", "off")).identity().logIn().registration());
    }

    private static Upstream upstream(PodServerConfig config) {
        return config.identity().logIn().upstream().orElseThrow();
    }

    @Test
    void settings_that_nobody_knows_are_found() {
        CommandLine main = new CommandLine(CommandLine.Model.CommandSpec.create());
        main.addSubcommand("serve", commands(Map.of()));

        assertEquals(
                Set.of("DM_PROT"), new Environment(Map.of("DM_PROT", "1", "DM_PORT", "2", "HOME", "/")).unknown(main));
        assertEquals(CommandLine.ExitCode.USAGE, commands(Map.of()).execute("--prot", "1"));
    }

    @Test
    void what_the_demo_lets_people_export_for_their_programs_is_no_setting_of_ours() {
        Map<String, String> pasted =
                Map.of("DM_SERVER", "x", "DM_POD", "http://localhost:1/", "DM_CLIENT_ID", "a", "DM_CLIENT_SECRET", "b");
        CommandLine main = Main.commands(new Environment(pasted));

        assertEquals(Set.of(), new Environment(pasted).unknown(main));
        String household = DemoFiles.folder().toString();
        assertEquals(0, main.execute("overview", "--situation", household, "--from", "2026-01", "--months", "1"));
    }

    @Test
    void an_unsafe_base_url_needs_a_flag() throws Exception {
        Map<String, String> none = Map.of();

        assertThrows(IllegalArgumentException.class, () -> config(none, "--base-url", "http://pods.example/"));
        assertTrue(config(none, "--base-url", "http://pods.example/", "--allow-http")
                .listen()
                .baseUrl()
                .isPresent());
        assertTrue(config(none, "--base-url", "https://pods.example/")
                .listen()
                .baseUrl()
                .isPresent());
        assertThrows(IllegalArgumentException.class, () -> config(none, "--tls-cert", "x.pem"));
    }

    @Test
    void another_provider_is_named_by_a_safe_address_and_stands_alone() throws Exception {
        Map<String, String> none = Map.of();

        assertEquals(
                Optional.of("https://id.example/"),
                config(none, "--issuer", "https://id.example/").identity().issuer());
        assertTrue(config(none, "--issuer", "http://localhost:8080/realms/x")
                .identity()
                .issuer()
                .isPresent());
        for (String unsafe : new String[] {"http://id.example/", "id.example", "https://id.example/?a=b"}) {
            assertThrows(IllegalArgumentException.class, () -> config(none, "--issuer", unsafe), unsafe);
        }
        String[] both = {
            "--issuer", "https://id.example/", "--upstream-issuer", "https://up.example/", "--upstream-client-id", "x"
        };
        assertThrows(IllegalArgumentException.class, () -> config(none, both));
    }

    @Test
    void every_setting_is_in_the_documentation() throws Exception {
        String page = Files.readString(Path.of("docs/configuration.md"));
        Set<String> missing = new TreeSet<>();
        commands(Map.of()).getCommandSpec().options().stream()
                .filter(option -> !option.hidden() && !option.usageHelp() && !option.versionHelp())
                .map(CommandLine.Model.OptionSpec::longestName)
                .filter(name -> !page.contains("`" + name + "`"))
                .forEach(missing::add);

        assertEquals(Set.of(), missing);
    }

    @Test
    void a_served_pod_is_there_again_after_an_orderly_stop() throws Exception {
        Path seed = folder.resolve("seed.json");
        Files.writeString(seed, """
                {"accounts": [{"email": "alice@example.org", "pods": [{"name": "alice"}],
                               "clientCredentials": [{"id": "alice-client", "secret": "alice-secret"}]}]}""");

        Process first = serve("--seed", seed.toString(), "--port", "0");
        String base = baseUrl(first);
        assertEquals(
                201,
                Http.loggedIn(base, "alice-client", "alice-secret")
                        .put("/alice/note", "")
                        .status());
        first.destroy();
        assertTrue(first.waitFor(10, TimeUnit.SECONDS), "SIGTERM stops the server within 10 s");

        // The WebID of the pod names the port that it was made on, so the second start must take the same one.
        Process second = serve(
                "--seed",
                seed.toString(),
                "--port",
                String.valueOf(URI.create(base).getPort()));
        assertEquals(base, baseUrl(second));
        assertEquals(
                200,
                Http.loggedIn(base, "alice-client", "alice-secret")
                        .get("/alice/note")
                        .status());
        second.destroy();
        assertTrue(second.waitFor(10, TimeUnit.SECONDS));
    }

    private Process serve(String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "nl.digitalme.pod.Main",
                "serve",
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("log.txt").toFile())
                .start();
    }

    private static String baseUrl(Process server) throws Exception {
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        return out.lines()
                .filter(line -> line.startsWith(READY))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The server did not start."))
                .substring(READY.length());
    }
}
