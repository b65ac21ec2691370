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
import java.util.stream.StreamSupport;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.facts.Reading;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;

/**
 * A household as facts in JSON; docs/overview.md has the form. A notion is written {@code dm:birthDate}, or with the
 * folder of its scheme {@code awir:testIncome}; a value is plain, or one or more {@code {"value", "from", "through"}}.
 */
final class SituationJson {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final String SCHEMES = "https://w3id.org/digital-me/scheme/";

    private final IRI household;
    private final IRI source;
    private final List<Fact> facts = new ArrayList<>();

    private SituationJson(String base) {
        this.household = Values.iri(base + "profile/card#me");
        this.source = Values.iri(base + "situation.json");
    }

    static Reading read(String text, String base) {
        SituationJson situation = new SituationJson(base);
        JsonNode json = parse(text);
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

    private void addPart(IRI part, JsonNode json) {
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
        JsonNode value = json.isObject() ? json.path("value") : json;
        facts.add(new Fact(subject, notion, value(value), from(json), through(json), source));
    }

    private static IRI notion(String name) {
        int colon = name.indexOf(':');
        if (colon < 1) {
            throw PodProblem.badRequest("\"%s\" is no notion: write dm:birthDate or awir:testIncome.".formatted(name));
        }
        String prefix = name.substring(0, colon);
        String local = name.substring(colon + 1);
        return prefix.equals("dm") ? DM.term(local) : Values.iri(SCHEMES + prefix + "#" + local);
    }

    private static Value value(JsonNode json) {
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

    private static Value text(String text) {
        if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return Values.literal(LocalDate.parse(text));
        }
        return text.matches("[a-z_]\\w*:[A-Za-z]\\w*") ? notion(text) : Values.literal(text);
    }

    private static LocalDate from(JsonNode json) {
        return date(json, "from").orElse(LocalDate.MIN);
    }

    private static Optional<LocalDate> through(JsonNode json) {
        return date(json, "through");
    }

    private static Optional<LocalDate> date(JsonNode json, String name) {
        try {
            return json.has(name) ? Optional.of(LocalDate.parse(json.path(name).asText())) : Optional.empty();
        } catch (DateTimeException odd) {
            throw PodProblem.badRequest("\"%s\" is a day such as 2026-05-01.".formatted(name));
        }
    }
}
