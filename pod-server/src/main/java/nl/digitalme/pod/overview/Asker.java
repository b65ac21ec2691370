package nl.digitalme.pod.overview;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import nl.digitalme.pod.rules.facts.FactSource;

/**
 * Whose overview is asked for, and from what.
 *
 * @param citizen the WebID of the one whose documents these are
 * @param scenarioAt the scenario in the document of an address
 * @param address the URL of the answer, for the formats in which things have names
 * @param now the month of today
 */
record Asker(
        String citizen,
        List<FactSource> documents,
        Function<String, Scenario> scenarioAt,
        String address,
        YearMonth now) {}
