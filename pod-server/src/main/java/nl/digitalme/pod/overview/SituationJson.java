package nl.digitalme.pod.overview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.facts.Reading;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;

/**
 * A household as facts in JSON; docs/overview.md has the form. A notion is written {@code dm:birthDate}, or with the
 * folder of its scheme {@code awir:testIncome}; a value is plain, or one or more {@code {"value", "from", "through"}};
 * a kind, such as that of an income, is written as a notion is: {@code dm:wage}.
 */
final class SituationJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String SCHEMES = "https://w3id.org/digital-me/scheme/";
    private static final Set<String> TOP = Set.of("facts", "parts");
    private static final Set<String> OF_PART = Set.of("in", "from", "through", "facts");
    private static final Set<String> OF_VALUE = Set.of("value", "from", "through");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+:[A-Za-z0-9]+");

    private final IRI household;
    private final IRI source;
    private final Model known;
    private final List<Fact> facts = new ArrayList<>();

    private SituationJson(String base, Model known) {
        this.household = Values.iri(base + "profile/card#me");
        this.source = Values.iri(base + "situation.json");
        this.known = known;
    }

    /** {@code known} says which notions there are: a misspelt one would leave a line unknown without a word. */
    static Reading read(String text, String base, Model known) {
        SituationJson situation = new SituationJson(base, known);
        JsonNode json = parse(text);
        checkKeys(json, TOP);
        situation.addAll(situation.household, json.path("facts"));
        int number = 0;
        for (JsonNode part : json.path("parts")) {
            situation.addPart(Values.iri(situation.source.stringValue() + "#part" + ++number), part);
        }
        return new Reading(situation.facts, Set.of());
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw PodProblem.badRequest("The situation is not JSON.");
        }
    }

    private static void checkKeys(JsonNode json, Set<String> keys) {
        json.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                throw PodProblem.badRequest("\"%s\" is no key of a situation in JSON; here it may have %s."
                        .formatted(key, String.join(", ", new TreeSet<>(keys))));
            }
        });
    }

    private void addPart(IRI part, JsonNode json) {
        checkKeys(json, OF_PART);
        IRI link = notion(json.path("in").asText());
        facts.add(new Fact(part, link, household, from(json), through(json), source));
        addAll(part, json.path("facts"));
    }

    private void addAll(IRI subject, JsonNode json) {
        json.fields().forEachRemaining(field -> {
            IRI notion = notion(field.getKey());
            Iterable<JsonNode> values = field.getValue().isArray() ? field.getValue() : List.of(field.getValue());
            StreamSupport.stream(values.spliterator(), false).forEach(value -> add(subject, notion, value));
        });
    }

    private void add(IRI subject, IRI notion, JsonNode json) {
        if (json.isObject()) {
            checkKeys(json, OF_VALUE);
        }
        JsonNode value = json.isObject() ? json.path("value") : json;
        facts.add(new Fact(subject, notion, value(value), from(json), through(json), source));
    }

    private IRI notion(String name) {
        return term(name)
                .orElseThrow(() -> PodProblem.badRequest(
                        "\"%s\" is no notion: write dm:birthDate or awir:testIncome.".formatted(name)));
    }

    /** Something that the schemes know by that name. */
    private Optional<IRI> term(String name) {
        int colon = name.indexOf(':');
        if (colon < 1 || !NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        String prefix = name.substring(0, colon);
        String local = name.substring(colon + 1);
        IRI term = prefix.equals("dm") ? DM.term(local) : Values.iri(SCHEMES + prefix + "#" + local);
        return Optional.of(term).filter(each -> known.contains(each, null, null));
    }

    private Value value(JsonNode json) {
        if (json.isBoolean()) {
            return Values.literal(json.booleanValue());
        }
        if (json.isNumber()) {
            return Values.literal(json.decimalValue());
        }
        if (json.isTextual()) {
            return text(json.asText());
        }
        throw PodProblem.badRequest("A value is a number, true, false, a date or a text.");
    }

    private Value text(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Values.literal(day(text));
        }
        return NAME.matcher(text).matches() ? notion(text) : Values.literal(text);
    }

    private static LocalDate from(JsonNode json) {
        return date(json, "from").orElse(LocalDate.MIN);
    }

    private static Optional<LocalDate> through(JsonNode json) {
        return date(json, "through");
    }

    private static Optional<LocalDate> date(JsonNode json, String name) {
        return json.has(name) ? Optional.of(day(json.path(name).asText())) : Optional.empty();
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException odd) {
            throw PodProblem.badRequest("\"%s\" is no day such as 2026-05-01.".formatted(text));
        }
    }
}
