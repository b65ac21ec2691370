package nl.digitalme.pod;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.Format;
import nl.digitalme.pod.overview.Household;
import nl.digitalme.pod.overview.RemotePod;
import nl.digitalme.pod.overview.SituationFiles;
import nl.digitalme.pod.rules.Schemes;
import picocli.CommandLine.ArgGroup;
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
    @ArgGroup(multiplicity = "1")
    private Source source = new Source();

    /** Where the household is: in files, or in a pod. */
    static final class Source {
        @Option(names = "--situation", paramLabel = "FILE", description = "Turtle file or folder, or JSON")
        private Optional<Path> situation = Optional.empty();

        @Option(names = "--pod", paramLabel = "URL", description = "a pod on any Solid server, read over HTTP")
        private Optional<String> pod = Optional.empty();
    }

    @Option(names = "--webid", paramLabel = "URL", description = "whose pod it is (POD/profile/card#me)")
    private Optional<String> webId = Optional.empty();

    @Option(names = "--issuer", paramLabel = "URL", description = "where to log in (the server of the pod)")
    private Optional<URI> issuer = Optional.empty();

    @Option(names = "--client-id", paramLabel = "ID", description = "log in with these client credentials")
    private Optional<String> clientId = Optional.empty();

    @Option(names = "--client-secret-file", paramLabel = "FILE", description = "the file that holds the secret")
    private Optional<Path> secret = Optional.empty();

    @Option(names = "--from", required = true, paramLabel = "MONTH", description = "first month, such as 2026-01")
    private String from = "";

    @Option(names = "--months", description = "how many months: 12, and 1 for what is left for more work")
    private Optional<String> months = Optional.empty();

    @Option(names = "--until", description = "advance (paid now) or final (the whole year)")
    private Optional<String> until = Optional.empty();

    @Option(names = "--format", defaultValue = "table", description = "table, html, csv, json, turtle or json_ld")
    private String format = "table";

    @Option(names = "--why", paramLabel = "LINE/MONTH", description = "the reasons of one amount: zorgtoeslag/2026-03")
    private Optional<String> why = Optional.empty();

    @Option(
            names = "--scenario",
            paramLabel = "SCENARIO",
            description = "what if: a Turtle file, or a name with numbers such as job,hours=16,wage=14.99; repeatable")
    private List<String> scenarios = List.of();

    @Option(names = "--view", description = "months (the usual one), rights, calendar, deadlines, risks, hours or wage")
    private Optional<String> view = Optional.empty();

    @Option(names = "--with", paramLabel = "NAME=VALUE", description = "a number of that view, such as wage=14.99")
    private Map<String, String> with = Map.of();

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
            Household household = Household.with(schemes);
            out.println(
                    source.pod.isPresent()
                            ? RemotePod.answer(
                                    household, where(source.pod.get()), parameters(), Format.named(format), language)
                            : SituationFiles.answer(
                                    household,
                                    source.situation.orElseThrow(),
                                    parameters(),
                                    Format.named(format),
                                    language));
            out.flush();
            return 0;
        } catch (PodProblem problem) {
            spec.commandLine().getErr().println(problem.getMessage());
            return 2;
        }
    }

    private RemotePod.Where where(String pod) {
        String root = pod.endsWith("/") ? pod : pod + "/";
        Optional<RemotePod.Credentials> credentials = clientId.map(id -> new RemotePod.Credentials(
                issuer.orElseGet(() -> URI.create(root).resolve("/")), id, secret()));
        return new RemotePod.Where(root, webId.orElse(root + "profile/card#me"), credentials);
    }

    // From a file: what stands on a command line is seen by every program of the machine.
    private String secret() {
        Path file = secret.orElseThrow(() -> PodProblem.badRequest("With --client-id comes --client-secret-file."));
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw PodProblem.badRequest("The file %s cannot be read.".formatted(file));
        }
    }

    /** As in the address of the overview on a server. */
    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("from", List.of(from));
        months.ifPresent(number -> parameters.put("months", List.of(number)));
        until.ifPresent(basis -> parameters.put("until", List.of(basis)));
        why.ifPresent(amount -> parameters.put("why", List.of(amount)));
        view.ifPresent(name -> parameters.put("view", List.of(name)));
        with.forEach((name, value) -> parameters.put(name, List.of(value)));
        if (!scenarios.isEmpty()) {
            parameters.put("scenario", scenarios);
        }
        return parameters;
    }
}
