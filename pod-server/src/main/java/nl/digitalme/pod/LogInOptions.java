package nl.digitalme.pod;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How people get in: who may make an account, and where else they may log in. */
final class LogInOptions {
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

    PodServerConfig.LogIn settings() {
        return new PodServerConfig.LogIn(registration.map(Switch.on::equals));
    }
}
