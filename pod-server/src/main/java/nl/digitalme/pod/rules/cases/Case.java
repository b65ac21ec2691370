package nl.digitalme.pod.rules.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of a case file.
 *
 * @param inputs a flat JSON object of facts
 * @param expected a flat JSON object of what should come out
 * @param trust A official, B third party, S own arithmetic, C a value that deviates from the law and must not come out
 */
record Case(String id, String scheme, LocalDate date, JsonNode inputs, JsonNode expected, String trust) {
    // Amounts are read as decimals, trailing zeros and all: no double ever touches money.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static List<Case> read(Path file) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser rows = format.parse(text)) {
            return rows.stream().map(Case::read).toList();
        }
    }

    private static Case read(CSVRecord row) {
        return new Case(
                row.get("case_id"),
                row.get("scheme"),
                LocalDate.parse(row.get("date")),
                json(row.get("inputs")),
                json(row.get("expected")),
                row.get("trust"));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }

    boolean mustNotComeOut() {
        return trust.equals("C");
    }
}
