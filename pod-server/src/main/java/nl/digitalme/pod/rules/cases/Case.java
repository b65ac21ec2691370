package nl.digitalme.pod.rules.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A case that was understood.
 *
 * @param inputs a flat JSON object of facts
 * @param expected a flat JSON object of what should come out
 * @param trust A official, B third party, S own arithmetic, C a value that deviates from the law and must not come out
 */
record Case(String id, String scheme, LocalDate date, JsonNode inputs, JsonNode expected, String trust) {
    static final String TOLERANCE = "tolerance";

    // Amounts are read as decimals, trailing zeros and all: no double ever touches money.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static Case of(CaseRow row) {
        JsonNode expected = object("expected", row.expected());
        if (expected.size() == (expected.has(TOLERANCE) ? 1 : 0)) {
            throw new CaseProblem("nothing is expected");
        }
        if (expected.has(TOLERANCE) && !expected.get(TOLERANCE).isNumber()) {
            throw new CaseProblem("tolerance is not a number");
        }
        return new Case(
                row.id(), row.scheme(), date(row.date()), object("inputs", row.inputs()), expected, row.trust());
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new CaseProblem("date is not a day (YYYY-MM-DD): " + text);
        }
    }

    private static JsonNode object(String column, String text) {
        try {
            JsonNode read = JSON.readTree(text);
            if (read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            throw new CaseProblem(column + " is not JSON: " + e.getOriginalMessage());
        }
        throw new CaseProblem(column + " is not a JSON object");
    }

    boolean mustNotComeOut() {
        return trust.equals("C");
    }
}
