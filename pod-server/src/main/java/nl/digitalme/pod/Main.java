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

    public static void main(String[] args) {
        Environment environment = new Environment(System.getenv());
        CommandLine commands = new CommandLine(new Main())
                .setDefaultValueProvider(environment)
                .setExecutionExceptionHandler(new Failures());
        Set<String> unknown = environment.unknown(commands);
        if (!unknown.isEmpty()) {
            System.err.println("Unknown settings in the environment: " + String.join(", ", unknown)
                    + ". The known ones are in docs/configuration.md.");
            System.exit(CommandLine.ExitCode.USAGE);
        }
        System.exit(commands.execute(args));
    }
}
