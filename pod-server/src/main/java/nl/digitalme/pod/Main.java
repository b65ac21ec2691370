package nl.digitalme.pod;

import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Each subcommand is a class of its own in this package. */
@Command(
        name = "digital-me",
        mixinStandardHelpOptions = true,
        version = "Digital Me 0.1.0",
        description = "A personal data pod server that makes government money matters understandable.",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            PodCommand.class,
            AccountCommand.class,
            CasesCommand.class,
            OverviewCommand.class
        })
public final class Main {
    Main() {}

    static CommandLine commands(Environment environment) {
        Failures failures = new Failures();
        return new CommandLine(new Main())
                .setDefaultValueProvider(environment)
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
    }

    public static void main(String[] args) {
        Environment environment = new Environment(System.getenv());
        CommandLine commands = commands(environment);
        Set<String> unknown = environment.unknown(commands);
        if (!unknown.isEmpty()) {
            System.err.println("Unknown settings in the environment: " + String.join(", ", unknown)
                    + ". The known ones are in docs/configuration.md.");
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(commands.execute(args));
    }
}
