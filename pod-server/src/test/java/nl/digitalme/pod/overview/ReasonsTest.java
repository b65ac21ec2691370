package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rules.Schemes;
import org.junit.jupiter.api.Test;

/** No amount without its reasons. */
class ReasonsTest {
    private static final Household.View KATJA = SituationFiles.view(
            Household.with(Schemes.standard()), DemoFiles.folder(), new Period(YearMonth.of(2026, 1), 12));

    @Test
    void every_amount_of_the_year_names_rule_article_parameters_and_documents() {
        int amounts = 0;
        for (Line line : KATJA.overview().lines()) {
            for (YearMonth month : line.months().keySet()) {
                if (line.at(month) instanceof Cell.Amount some) {
                    amounts++;
                    assertReasons(line, month, some);
                }
            }
        }
        assertTrue(amounts >= 98, "amounts seen: " + amounts);
    }

    private static void assertReasons(Line line, YearMonth month, Cell.Amount amount) {
        String text = KATJA.why(Format.JSON, "", line.id(), month).orElseThrow();
        Seen seen = new Seen();
        seen.walk(json(text));
        // Between two payments of a quarter nothing is paid by the calendar alone: the article is all there is to say.
        boolean betweenPayments =
                line.id().equals("kinderbijslag") && amount.amount().cents() == 0;
        // A sum of nothing has no law to name either.
        boolean sumOfNothing = (line.id().endsWith("-netto") || line.id().equals("overig-inkomen"))
                && amount.amount().cents() == 0;
        boolean byLaw = line.flow() == Line.Flow.IN && !sumOfNothing;
        assertFalse(byLaw && seen.articles.isEmpty(), "no article: " + text);
        assertFalse(byLaw && !betweenPayments && seen.parameters.isEmpty(), "no parameter: " + text);
        assertFalse(!betweenPayments && seen.documents.isEmpty(), "no document: " + text);
    }

    @Test
    void roundings_are_named() {
        String text = KATJA.why(Format.JSON, "", "kindgebonden_budget", YearMonth.of(2026, 3))
                .orElseThrow();

        List<String> roundings = json(text).findValuesAsText("rounding");

        assertEquals("down to whole euro, as the published month tables of Dienst Toeslagen do.", roundings.get(0));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static final class Seen {
        private final Set<String> articles = new HashSet<>();
        private final Set<String> parameters = new HashSet<>();
        private final Set<String> documents = new HashSet<>();

        void walk(JsonNode why) {
            if (why.path("rule").has("article")) {
                articles.add(why.path("rule").path("article").asText());
            }
            if (why.has("parameter")) {
                assertFalse(why.path("parameter").path("source").asText().isBlank());
                assertFalse(why.path("parameter").path("validFrom").asText().isBlank());
                assertFalse(why.path("parameter").path("confidence").asText().isBlank());
                parameters.add(why.path("parameter").path("id").asText());
            }
            why.path("documents").forEach(document -> documents.add(document.asText()));
            why.path("inputs").forEach(this::walk);
        }
    }
}
