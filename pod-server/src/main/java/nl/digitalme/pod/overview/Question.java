package nl.digitalme.pod.overview;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;

/** What is asked of the overview: the parameters of its address, or the options of the command. */
record Question(Map<String, List<String>> parameters) {

    Period period(YearMonth now) {
        return Period.of(parameters, now);
    }

    /** Each one the address of a document, or a ready-made scenario with its numbers. */
    List<String> scenarios() {
        return parameters.getOrDefault("scenario", List.of());
    }

    Optional<String> first(String name) {
        return parameters.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** An amount of which the reasons are asked. */
    record Amount(String line, YearMonth month) {
        static Amount of(String asked) {
            try {
                int slash = asked.lastIndexOf('/');
                YearMonth month = YearMonth.parse(asked.substring(slash + 1));
                return new Amount(asked.substring(0, Math.max(0, slash)), month);
            } catch (DateTimeException odd) {
                throw PodProblem.badRequest("Ask for the reasons of one amount with why=zorgtoeslag/2026-03.");
            }
        }
    }
}
