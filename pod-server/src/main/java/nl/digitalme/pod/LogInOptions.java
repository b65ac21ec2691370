package nl.digitalme.pod;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.digitalme.pod.login.upstream.Upstream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How people get in: who may make an account, and where else they may log in. */
final class LogInOptions {
    private static final String SECRET = "--upstream-client-secret";

    /** A switch in words, so that it can be turned off as well as on. */
    enum Switch {
        on,
        off
    }

    @Option(
            names = "--registration",
            paramLabel = "on|off",
            description = "whether anybody may make an account; only on a server for one machine unless given")
    private Optional<Switch> registration = Optional.empty();

    @Option(names = "--upstream-issuer", paramLabel = "URL", description = "another provider to log in with as well")
    private Optional<String> issuer = Optional.empty();

    @Option(names = "--upstream-client-id", description = "the name of this server at that provider")
    private Optional<String> clientId = Optional.empty();

    @Option(names = SECRET, hidden = true, description = "its secret there; only as an environment variable")
    private Optional<String> secret = Optional.empty();

    @Option(names = "--upstream-client-secret-file", paramLabel = "FILE", description = "a file with its secret there")
    private Optional<Path> secretFile = Optional.empty();

    @Option(names = "--upstream-name", description = "what people know that provider by; its host unless given")
    private Optional<String> name = Optional.empty();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything is called
    private CommandSpec spec;

    PodServerConfig.LogIn settings() throws IOException {
        return new PodServerConfig.LogIn(registration.map(Switch.on::equals), upstream());
    }

    boolean hasUpstream() {
        return issuer.isPresent();
    }

    private Optional<Upstream> upstream() throws IOException {
        if (issuer.isPresent() != clientId.isPresent()) {
            throw new IllegalArgumentException("--upstream-issuer and --upstream-client-id go together.");
        }
        Optional<String> known = clientSecret();
        return issuer.map(url -> new Upstream(
                url,
                clientId.orElseThrow(),
                known,
                name.orElseGet(() -> String.valueOf(URI.create(url).getHost()))));
    }

    // What stands on a command line, everybody on the machine can read.
    private Optional<String> clientSecret() throws IOException {
        if (spec.commandLine().getParseResult().hasMatchedOption(SECRET)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "A secret does not belong on the command line. Set DM_UPSTREAM_CLIENT_SECRET, or name a file with"
                            + " --upstream-client-secret-file.");
        }
        return secretFile.isPresent()
                ? Optional.of(Files.readString(secretFile.get()).strip())
                : secret;
    }
}
