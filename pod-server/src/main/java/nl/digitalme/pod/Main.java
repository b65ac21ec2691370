package nl.digitalme.pod;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Each subcommand is a class of its own in this package. */
@Command(
        name = "digital-me",
        mixinStandardHelpOptions = true,
        version = "Digital Me 0.1.0",
        description = "A personal data pod server that makes government money matters understandable.",
        subcommands = {CasesCommand.class})
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }
}
