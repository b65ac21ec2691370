package nl.digitalme.pod.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.pod.rules.PartLink;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.cases.CaseWords.Assumed;
import nl.digitalme.pod.rules.cases.CaseWords.Input;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** Turns the inputs of a case into the facts that a pod would hold. Anything it does not understand stops the case. */
final class CaseFacts {
    private static final IRI HOUSEHOLD = Values.iri("urn:digital-me:case");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final int MOST_DIGITS = 30; // 1e999999999 is nobody's income, and writing it out takes for ever

    private final Schemes schemes;
    private final List<Fact> facts = new ArrayList<>();
    private final Set<IRI> stated = new HashSet<>();

    private CaseFacts(Schemes schemes) {
        this.schemes = schemes;
    }

    static IRI household() {
        return HOUSEHOLD;
    }

    static List<Fact> of(Schemes schemes, CaseWords words, JsonNode inputs) {
        CaseFacts reading = new CaseFacts(schemes);
        inputs.properties().forEach(each -> reading.state(input(words.inputs(), each.getKey()), each.getValue()));
        words.inputs().values().stream()
                .filter(input -> !inputs.has(input.key()))
                .forEach(input -> reading.assume(input.whenAbsent()));
        reading.assume(words.assumptions());
        return reading.facts;
    }

    private static Input input(Map<String, Input> known, String key) {
        Input input = known.get(key);
        if (input == null) {
            throw new CaseProblem("unknown input key " + key);
        }
        return input;
    }

    private void state(Input input, JsonNode value) {
        if (input.each().isPresent()) {
            PartLink part = schemes.parts().stream()
                    .filter(link -> link.link().equals(input.each().get()))
                    .findFirst()
                    .orElseThrow(() -> new CaseProblem(input.each().get() + " is no dm:PartLink"));
            addParts(input, part, list(input, value));
        } else if (!input.inOrder().isEmpty()) {
            addInOrder(input, list(input, value));
        } else {
            Value term = term(input, value);
            input.states().forEach(notion -> add(HOUSEHOLD, notion, term));
        }
    }

    private static List<JsonNode> list(Input input, JsonNode value) {
        if (!value.isArray()) {
            throw new CaseProblem(input.key() + " is not a list");
        }
        List<JsonNode> elements = new ArrayList<>();
        value.forEach(elements::add);
        return elements;
    }

    private void addParts(Input input, PartLink part, List<JsonNode> elements) {
        add(HOUSEHOLD, part.knownBy(), Values.literal(true));
        for (int i = 0; i < elements.size(); i++) {
            IRI node = Values.iri(HOUSEHOLD + ":" + part.link().getLocalName() + ":" + i);
            add(node, part.link(), HOUSEHOLD);
            addPart(input, node, elements.get(i));
        }
    }

    private void addPart(Input input, IRI node, JsonNode element) {
        if (!element.isObject()) {
            Value term = term(input, element);
            input.states().forEach(notion -> add(node, notion, term));
            return;
        }
        element.properties().forEach(each -> {
            Input key = input(input.keys(), each.getKey());
            Value term = term(key, each.getValue());
            key.states().forEach(notion -> add(node, notion, term));
        });
        input.keys().values().stream().filter(key -> !element.has(key.key())).forEach(key -> key.whenAbsent()
                .forEach(assumed -> add(node, assumed.notion(), assumed.value())));
    }

    private void addInOrder(Input input, List<JsonNode> elements) {
        if (elements.size() > input.inOrder().size()) {
            throw new CaseProblem(input.key() + " has more elements than it can have");
        }
        for (int i = 0; i < elements.size(); i++) {
            add(HOUSEHOLD, input.inOrder().get(i), term(input, elements.get(i)));
        }
    }

    // What a key stated is not assumed away.
    private void assume(List<Assumed> assumptions) {
        assumptions.stream()
                .filter(assumed -> !stated.contains(assumed.notion()))
                .toList()
                .forEach(assumed -> add(HOUSEHOLD, assumed.notion(), assumed.value()));
    }

    private void add(IRI subject, IRI notion, Value value) {
        stated.add(notion);
        facts.add(Fact.always(subject, notion, value, HOUSEHOLD));
    }

    private static Value term(Input input, JsonNode value) {
        if (!input.choices().isEmpty()) {
            IRI concept = input.choices().get(value.asText());
            if (concept == null || !value.isTextual()) {
                throw new CaseProblem("unknown value " + value + " of " + input.key());
            }
            return concept;
        }
        if (value.isNumber()) {
            if (Math.abs(value.decimalValue().scale()) > MOST_DIGITS) {
                throw new CaseProblem(input.key() + " has too many digits");
            }
            return value.isIntegralNumber()
                    ? Values.literal(value.bigIntegerValue())
                    : Values.literal(value.decimalValue());
        }
        if (value.isBoolean()) {
            return Values.literal(value.booleanValue());
        }
        if (value.isTextual() && DATE.matcher(value.asText()).matches()) {
            return Values.literal(value.asText(), XSD.DATE);
        }
        throw new CaseProblem("unknown value " + value + " of " + input.key());
    }
}
