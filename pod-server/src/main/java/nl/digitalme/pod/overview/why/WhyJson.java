package nl.digitalme.pod.overview.why;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.why.Explanation.Step;
import nl.digitalme.pod.overview.why.Explanation.Told;
import nl.digitalme.pod.rules.Parameter;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;

/** The reasons behind one amount as JSON: the short reason, then a tree in which each step is told once. */
final class WhyJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Computation computation;
    private final Sentences sentences;
    private final Set<String> rules = new HashSet<>();

    WhyJson(Computation computation, Sentences sentences) {
        this.computation = computation;
        this.sentences = sentences;
    }

    ObjectNode of(List<Step> shortReason, int steps, Told tree) {
        ObjectNode json = JSON.objectNode();
        ArrayNode first = json.putArray("short");
        shortReason.forEach(step -> first.addObject()
                .put("step", step.id())
                .set("sentence", JsonView.words(sentences.of(step, computation))));
        json.put("steps", steps);
        json.setAll(of(tree));
        return json;
    }

    private ObjectNode of(Told told) {
        Step step = told.step();
        Why why = step.why();
        ObjectNode json = JSON.objectNode();
        if (told.again()) {
            return json.put("see", step.id());
        }
        json.put("id", step.id());
        json.put("notion", why.notion().stringValue());
        json.set("label", JsonView.words(computation.label(why)));
        json.put("value", computation.told().exact(why.notion(), why.value()));
        json.put("month", why.month().toString());
        if (step.months().size() > 1) {
            ArrayNode months = json.putArray("months");
            step.months().forEach(month -> months.add(month.toString()));
        }
        json.set("sentence", JsonView.words(sentences.of(step, computation)));
        json.put("confirmed", !computation.isUnsure(why));
        if (why instanceof Why.Derived derived) {
            json.set("rule", rule(derived.rule()));
            ArrayNode inputs = json.putArray("inputs");
            told.below().forEach(input -> inputs.add(of(input)));
        } else if (why instanceof Why.ByLaw law) {
            json.set("parameter", parameter(law.parameter()));
        } else if (why instanceof Why.Stated stated) {
            ArrayNode documents = json.putArray("documents");
            stated.sources().forEach(source -> documents.add(source.stringValue()));
        }
        if (told.deeper() > 0) {
            json.put("deeper", told.deeper());
        }
        return json;
    }

    // What the rule says stands with the first step that it makes.
    private ObjectNode rule(RuleText rule) {
        ObjectNode json = JSON.objectNode();
        json.put("name", rule.name());
        if (!rules.add(rule.name())) {
            return json;
        }
        json.put("derives", rule.derives());
        json.put("source", rule.source());
        rule.article().ifPresent(article -> json.put("article", article.stringValue()));
        if (!rule.rounding().isBlank()) {
            json.put("rounding", rule.rounding());
        }
        return json;
    }

    private static ObjectNode parameter(Parameter parameter) {
        ObjectNode json = JSON.objectNode();
        json.put("id", parameter.origin().parameter().stringValue());
        json.put("label", parameter.origin().label());
        json.put("validFrom", parameter.from().toString());
        parameter.through().ifPresent(last -> json.put("validThrough", last.toString()));
        json.put("source", parameter.origin().source());
        json.put("confidence", parameter.origin().confidence().name().toLowerCase(Locale.ROOT));
        ObjectNode values = json.putObject("values");
        for (Map.Entry<IRI, Value> value : parameter.values().entrySet()) {
            values.put(value.getKey().getLocalName(), value.getValue().stringValue());
        }
        return json;
    }
}
