package nl.digitalme.pod;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.cases.CaseResult;
import nl.digitalme.pod.rules.cases.CaseResult.Outcome;
import nl.digitalme.pod.rules.cases.CaseRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cases}: runs a file of scheme cases and says of each whether the rules give what it expects. */
@Command(
        name = "cases",
        mixinStandardHelpOptions = true,
        description = "Runs scheme cases: one line each, exit code 1 when one fails.")
final class CasesCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.csv", description = "the cases")
    private Path file = Path.of("cases.csv");

    @Option(names = "--scheme", split = ",", description = "only cases of these schemes")
    private Set<String> schemes = Set.of();

    @Option(names = "--trust", split = ",", description = "only cases of these trust classes (A, B, S, C)")
    private Set<String> trust = Set.of();

    @Option(names = "--schemes", paramLabel = "DIR", description = "scheme folders to lay over those of the server")
    private Optional<Path> extra = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Schemes loaded = extra.map(Schemes::standardWith).orElseGet(Schemes::standard);
        List<CaseResult> results = CaseRun.run(loaded, file, schemes, trust);
        PrintWriter out = spec.commandLine().getOut();
        results.forEach(out::println);
        table(results).forEach(out::println);
        out.printf(
                "%d passed, %d failed, %d skipped%n",
                count(results, Outcome.PASS), count(results, Outcome.FAIL), count(results, Outcome.SKIP));
        out.flush();
        return count(results, Outcome.FAIL) == 0 ? 0 : 1;
    }

    /** How each scheme did, where there is more than one; indented, so that no line looks like that of a case. */
    private static List<String> table(List<CaseResult> results) {
        Map<String, List<CaseResult>> schemes =
                results.stream().collect(Collectors.groupingBy(CaseResult::scheme, TreeMap::new, Collectors.toList()));
        if (schemes.size() < 2) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(row("scheme", "passed", "failed", "skipped"));
        schemes.forEach((scheme, of) -> lines.add(row(
                scheme,
                String.valueOf(count(of, Outcome.PASS)),
                String.valueOf(count(of, Outcome.FAIL)),
                String.valueOf(count(of, Outcome.SKIP)))));
        return lines;
    }

    private static String row(String scheme, String passed, String failed, String skipped) {
        return "  %-28s %8s %8s %8s".formatted(scheme, passed, failed, skipped);
    }

    private static long count(List<CaseResult> results, Outcome outcome) {
        return results.stream().filter(result -> result.outcome() == outcome).count();
    }
}
