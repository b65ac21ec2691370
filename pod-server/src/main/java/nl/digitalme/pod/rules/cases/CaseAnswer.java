package nl.digitalme.pod.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.rules.Missing;
import nl.digitalme.pod.rules.Situation;
import nl.digitalme.pod.rules.cases.CaseWords.Expectation;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;

/** What the rules answer to one expected key, as JSON beside what was expected. */
final class CaseAnswer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.withExactBigDecimals(true);
    private static final int PRINTED_DECIMALS = 6;

    private CaseAnswer() {}

    /** Of several notions that may be meant, the one that agrees, or else the first. */
    static JsonNode of(Situation situation, Expectation expectation, JsonNode expected) {
        List<JsonNode> answers = expectation.notions().stream()
                .map(notion -> of(situation, expectation, notion))
                .toList();
        return answers.stream()
                .filter(answer -> agrees(expected, answer, expectation.tolerance()))
                .findFirst()
                .orElse(answers.get(0));
    }

    private static JsonNode of(Situation situation, Expectation expectation, IRI notion) {
        if (expectation.each().isPresent()) {
            ArrayNode list = JSON.arrayNode();
            situation.parts(notion).values().forEach(value -> list.add(json(value)));
            return list;
        }
        Optional<Value> value = situation.value(notion);
        return value.map(CaseAnswer::json).orElseGet(() -> JSON.textNode("unknown: " + lacks(situation, notion)));
    }

    private static String lacks(Situation situation, IRI notion) {
        List<String> lacks =
                situation.missing(notion).stream().map(CaseAnswer::text).toList();
        return String.join(", ", lacks);
    }

    private static String text(Missing missing) {
        return missing.kind() + " " + missing.notion().getLocalName();
    }

    private static JsonNode json(Value value) {
        if (!(value instanceof Literal literal)) {
            return JSON.textNode(value.stringValue());
        }
        return switch (literal.getDatatype().getLocalName()) {
            case "boolean" -> JSON.booleanNode(literal.booleanValue());
            case "integer", "decimal" -> printed(literal.decimalValue());
            default -> JSON.textNode(literal.getLabel());
        };
    }

    private static DecimalNode printed(BigDecimal exact) {
        BigDecimal shorter =
                exact.scale() > PRINTED_DECIMALS ? exact.setScale(PRINTED_DECIMALS, RoundingMode.HALF_UP) : exact;
        BigDecimal stripped = shorter.stripTrailingZeros();
        return DecimalNode.valueOf(stripped.scale() < 0 ? stripped.setScale(0) : stripped);
    }

    static boolean agrees(JsonNode expected, JsonNode got, BigDecimal tolerance) {
        if (expected.isNumber() && got.isNumber()) {
            return expected.decimalValue().subtract(got.decimalValue()).abs().compareTo(tolerance) <= 0;
        }
        if (expected.isArray() && got.isArray() && expected.size() == got.size()) {
            for (int i = 0; i < expected.size(); i++) {
                if (!agrees(expected.get(i), got.get(i), tolerance)) {
                    return false;
                }
            }
            return true;
        }
        return expected.equals(got);
    }
}
