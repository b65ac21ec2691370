package nl.digitalme.pod.overview;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.listing.Ask;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.scenario.CurveQuestion;

/** What is asked of the overview: the parameters of its address, or the options of the command. */
public record Question(Map<String, List<String>> parameters) {
    /** Deep enough for every explanation. */
    static final int WHOLE = Integer.MAX_VALUE;

    Period period(YearMonth now) {
        Period period = Period.of(parameters, now);
        return ask().map(ask -> ask.of(period)).orElse(period);
    }

    /** Each one the address of a document, or a ready-made scenario with its numbers. */
    public List<String> scenarios() {
        return parameters.getOrDefault("scenario", List.of());
    }

    /** The curve that is asked for with {@code view=hours} or {@code view=wage}; empty for any other view. */
    Optional<CurveQuestion.Axis> axis() {
        return first("view").flatMap(view -> switch (view) {
            case "hours" -> Optional.of(CurveQuestion.Axis.HOURS);
            case "wage" -> Optional.of(CurveQuestion.Axis.WAGE);
            case "months", "rights", "calendar", "deadlines", "risks" -> Optional.empty();
            default ->
                throw PodProblem.badRequest(
                        "The views are months (the usual one), rights, calendar, deadlines, risks, hours and wage.");
        });
    }

    /** What is asked besides amounts per month: rights, payments or duties; empty for any other view. */
    Optional<Ask> ask() {
        return first("view").flatMap(Ask::named);
    }

    /** Whether the answer needs the documents themselves, and not only the facts in them. */
    boolean needsDocuments() {
        return !scenarios().isEmpty() || first("replay").isPresent() || axis().isPresent();
    }

    public Optional<String> first(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The question as the query of an address, from its question mark on. */
    String query() {
        StringJoiner query = new StringJoiner("&", "?", "");
        parameters.forEach((name, values) ->
                values.forEach(value -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return query.toString();
    }

    /** The amount of which the reasons are asked; empty when no reasons are asked. */
    Optional<Amount> why() {
        return first("why")
                .map(asked ->
                        Amount.of(asked, first("depth").map(Question::depth).orElse(WHOLE)));
    }

    private static int depth(String asked) {
        if (!asked.matches("[0-9]{1,3}")) {
            throw PodProblem.badRequest("The depth of an explanation is a number of steps, such as depth=2.");
        }
        return Integer.parseInt(asked);
    }

    /** An amount of which the reasons are asked, so many steps deep. */
    record Amount(String line, YearMonth month, int depth) {
        private static Amount of(String asked, int depth) {
            try {
                int slash = asked.lastIndexOf('/');
                YearMonth month = YearMonth.parse(asked.substring(slash + 1));
                return new Amount(asked.substring(0, Math.max(0, slash)), month, depth);
            } catch (DateTimeException odd) {
                throw PodProblem.badRequest("Ask for the reasons of one amount with why=zorgtoeslag/2026-03.");
            }
        }
    }
}
