package nl.digitalme.pod;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.Basis;
import nl.digitalme.pod.overview.Format;
import nl.digitalme.pod.overview.Household;
import nl.digitalme.pod.overview.Period;
import nl.digitalme.pod.overview.SituationFiles;
import nl.digitalme.pod.rules.Schemes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code overview}: the month by month overview of a household in files, without a server. */
@Command(
        name = "overview",
        mixinStandardHelpOptions = true,
        description = "Computes the overview of a household in files, month by month.")
final class OverviewCommand implements Callable<Integer> {
    private static final String ADDRESS = "https://pod.example/situation/.overview";

    @Option(names = "--situation", required = true, paramLabel = "FILE", description = "Turtle file or folder, or JSON")
    private Path situation = Path.of(".");

    @Option(names = "--from", required = true, paramLabel = "MONTH", description = "first month, such as 2026-01")
    private String from = "";

    @Option(names = "--months", defaultValue = "12", description = "how many months (default ${DEFAULT-VALUE})")
    private String months = "12";

    @Option(names = "--until", defaultValue = "advance", description = "advance (paid now) or final (the whole year)")
    private String until = "advance";

    @Option(names = "--format", defaultValue = "table", description = "table, html, csv, json, turtle or json_ld")
    private String format = "table";

    @Option(names = "--why", paramLabel = "LINE/MONTH", description = "the reasons of one amount: zorgtoeslag/2026-03")
    private Optional<String> why = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description = "what if: a Turtle file, or a name with numbers such as job,hours=16,wage=14.99; repeatable")
    private List<String> scenarios = List.of();

    @Option(names = "--language", defaultValue = "nl", description = "nl or en, of table and html")
    private String language = "nl";

    @Option(names = "--schemes", paramLabel = "DIR", description = "scheme folders to lay over those of the server")
    private Optional<Path> extra = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            Schemes schemes = extra.map(Schemes::standardWith).orElseGet(Schemes::standard);
            Period period = Period.of(from, months).until(Basis.of(until));
            Household.View view = SituationFiles.view(Household.with(schemes), situation, scenarios, period);
            out.println(why.map(line -> reasons(view, line))
                    .orElseGet(() -> view.overview(Format.named(format), ADDRESS, language)));
            out.flush();
            return 0;
        } catch (PodProblem problem) {
            spec.commandLine().getErr().println(problem.getMessage());
            return 2;
        }
    }

    private String reasons(Household.View view, String line) {
        int slash = Math.max(0, line.lastIndexOf('/'));
        YearMonth month = Period.of(line.substring(slash + 1), "1").from();
        return view.why(Format.named(format), ADDRESS, line.substring(0, slash), month)
                .orElseThrow(() -> PodProblem.badRequest("There is no amount on this line in this month."));
    }
}
