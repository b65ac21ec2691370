package nl.digitalme.pod.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.rules.ContradictingFacts;
import nl.digitalme.pod.rules.LawProblem;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.Situation;
import nl.digitalme.pod.rules.Timeline;
import nl.digitalme.pod.rules.cases.CaseResult.Outcome;
import nl.digitalme.pod.rules.cases.CaseWords.Expectation;

/** Runs the cases of a file, one household each, with the facts in force all through the year of the case. */
public final class CaseRun {
    private static final String DEVIATING = "deviating_value";

    private final Schemes schemes;
    private final Map<String, Optional<CaseWords>> words = new HashMap<>();

    private CaseRun(Schemes schemes) {
        this.schemes = schemes;
    }

    /** An empty set of schemes or of trust classes means all of them. */
    public static List<CaseResult> run(Schemes schemes, Path file, Set<String> only, Set<String> trust)
            throws IOException {
        CaseRun run = new CaseRun(schemes);
        return CaseRow.read(file).stream()
                .filter(each -> only.isEmpty() || only.contains(each.scheme()))
                .filter(each -> trust.isEmpty() || trust.contains(each.trust()))
                .map(run::run)
                .toList();
    }

    private CaseResult run(CaseRow row) {
        if (words(row.scheme()).isEmpty()) {
            return new CaseResult(row.scheme(), Outcome.SKIP, row.id(), row.expected(), "-");
        }
        try {
            return run(Case.of(row));
        } catch (CaseProblem | LawProblem | ContradictingFacts | ArithmeticException e) {
            return new CaseResult(row.scheme(), Outcome.FAIL, row.id(), row.expected(), String.valueOf(e.getMessage()));
        }
    }

    private CaseResult run(Case each) {
        ObjectNode got = answers(each);
        boolean right = each.mustNotComeOut() ? !deviates(each, got) : agrees(each, got);
        return new CaseResult(
                each.scheme(),
                right ? Outcome.PASS : Outcome.FAIL,
                each.id(),
                each.expected().toString(),
                got.toString());
    }

    private Optional<CaseWords> words(String slug) {
        return words.computeIfAbsent(slug, key -> CaseWords.of(schemes, key));
    }

    private ObjectNode answers(Case each) {
        CaseWords own = words(each.scheme()).orElseThrow();
        Timeline timeline = new Timeline(each.id(), CaseFacts.household(), CaseFacts.of(schemes, own, each.inputs()));
        YearMonth month = YearMonth.from(each.date());
        Situation situation =
                schemes.derive(month.withMonth(1), 12, List.of(timeline)).at(timeline, month);
        ObjectNode got = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        each.expected().fieldNames().forEachRemaining(key -> {
            if (!key.equals(Case.TOLERANCE)) {
                got.set(
                        key,
                        CaseAnswer.of(
                                situation,
                                expectation(own, key),
                                each.expected().get(key)));
            }
        });
        return got;
    }

    private Expectation expectation(CaseWords own, String key) {
        Optional<Expectation> known = Optional.ofNullable(own.expectations().get(key));
        return known.or(() -> own.combinesSchemes() ? ofAnotherScheme(key) : Optional.empty())
                .orElseThrow(() -> new CaseProblem("unknown expected key " + key));
    }

    /** A household case asks for the notions of schemes by the scheme's name, an underscore and the key there. */
    private Optional<Expectation> ofAnotherScheme(String key) {
        return schemes.all().stream()
                .filter(scheme -> key.startsWith(scheme.slug() + "_"))
                .flatMap(scheme -> words(scheme.slug())
                        .map(CaseWords::expectations)
                        .map(known -> known.get(key.substring(scheme.slug().length() + 1)))
                        .stream())
                .findFirst();
    }

    private boolean agrees(Case each, ObjectNode got) {
        return got.properties().stream()
                .allMatch(answer -> CaseAnswer.agrees(
                        each.expected().get(answer.getKey()), answer.getValue(), tolerance(each, answer.getKey())));
    }

    private boolean deviates(Case each, ObjectNode got) {
        JsonNode deviating = each.expected().get(DEVIATING);
        return deviating == null || CaseAnswer.agrees(deviating, got.get(DEVIATING), tolerance(each, DEVIATING));
    }

    private BigDecimal tolerance(Case each, String key) {
        return each.expected().has(Case.TOLERANCE)
                ? each.expected().get(Case.TOLERANCE).decimalValue()
                : expectation(words(each.scheme()).orElseThrow(), key).tolerance();
    }
}
