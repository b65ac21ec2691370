package nl.digitalme.pod.rules.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.cases.CaseResult.Outcome;
import org.junit.jupiter.api.Test;

/**
 * Cases of every scheme whose keys were varied over their range and put on and around every border, with dates in each
 * half year of 2024 to 2026. Their values were computed apart from the rules, by two programs of their own, from the
 * formulas and the published parameters.
 */
class CaseVariationsTest {
    @Test
    void the_rules_agree_with_a_second_computation_on_every_variation() throws IOException, URISyntaxException {
        Path file = Path.of(Objects.requireNonNull(getClass().getResource("/cases/variations.csv"))
                .toURI());
        List<CaseResult> results = CaseRun.run(Schemes.standard(), file, Set.of(), Set.of());

        assertEquals(
                List.of(),
                results.stream()
                        .filter(result -> result.outcome() != Outcome.PASS)
                        .toList());
        assertTrue(results.size() > 450, "all schemes of the case file are in it");
    }
}
