package nl.digitalme.pod.overview.why;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.rules.Parameter;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;

/** The reasons behind one amount as JSON: a tree of rules down to parameters of the law and documents of the pod. */
final class WhyJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Computation computation;
    private final Sentences sentences;
    // One value may stand behind many others (a year is twelve months): it is told in full once. By identity, since
    // comparing two explanations walks through both.
    private final Set<Why> told = Collections.newSetFromMap(new IdentityHashMap<>());

    WhyJson(Computation computation, Sentences sentences) {
        this.computation = computation;
        this.sentences = sentences;
    }

    ObjectNode of(Why why) {
        ObjectNode json = JSON.objectNode();
        json.put("notion", why.notion().stringValue());
        json.set("label", JsonView.words(computation.label(why)));
        json.put("value", computation.told().exact(why.notion(), why.value()));
        json.set("sentence", JsonView.words(sentences.of(why, computation)));
        json.put("month", why.month().toString());
        json.put("confirmed", !computation.isUnsure(why));
        if (why instanceof Why.Derived && !told.add(why)) {
            json.put("toldAbove", true);
        } else if (why instanceof Why.Derived derived) {
            json.set("rule", rule(derived.rule()));
            ArrayNode inputs = json.putArray("inputs");
            derived.inputs().forEach(input -> inputs.add(of(input)));
        } else if (why instanceof Why.ByLaw law) {
            json.set("parameter", parameter(law.parameter()));
        } else if (why instanceof Why.Stated stated) {
            ArrayNode documents = json.putArray("documents");
            stated.sources().forEach(source -> documents.add(source.stringValue()));
        }
        return json;
    }

    private static ObjectNode rule(RuleText rule) {
        ObjectNode json = JSON.objectNode();
        json.put("name", rule.name());
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
