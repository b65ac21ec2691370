package nl.digitalme.sample;

import nl.digitalme.sample.belastingdienst.Belastingdienst;
import nl.digitalme.sample.brp.Brp;
import nl.digitalme.sample.citizen.Citizen;
import nl.digitalme.sample.gemeente.Gemeente;
import nl.digitalme.sample.svb.Svb;
import nl.digitalme.sample.toeslagen.Toeslagen;
import nl.digitalme.sample.uwv.Uwv;
import nl.digitalme.sample.waterschap.Waterschap;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line: {@code sample-agencies AGENCY COMMAND}. */
@Command(
        name = "sample-agencies",
        description = "Dutch agencies with invented data, for the demo and for developers.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a document is not as the command expects it",
            "2:the command line is wrong",
            "3:no access to the pod (401, 403)",
            "4:the pod server refused for another reason",
            "5:the log-in failed",
            "6:the server or a file cannot be reached"
        },
        subcommands = {
            Brp.class,
            Uwv.class,
            Svb.class,
            Toeslagen.class,
            Belastingdienst.class,
            Gemeente.class,
            Waterschap.class,
            Citizen.class
        })
public final class Main {
    private Main() {}

    /** Carries out one command. The exit code says how it ended. */
    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler(new Failures())
                .execute(args);
    }
}
