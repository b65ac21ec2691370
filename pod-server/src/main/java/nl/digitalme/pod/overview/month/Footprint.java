package nl.digitalme.pod.overview.month;

import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nl.digitalme.pod.rules.Parameter;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;

/** Everything that an amount rests on: rules by name, values of the law by IRI, facts by their name in an answer. */
public record Footprint(Map<String, RuleText> rules, Map<IRI, Parameter> parameters, Map<String, Why.Stated> facts) {

    public static Footprint of(Why why) {
        Footprint print =
                new Footprint(new TreeMap<>(), new TreeMap<>(Comparator.comparing(IRI::stringValue)), new TreeMap<>());
        print.add(why, Collections.newSetFromMap(new IdentityHashMap<>()));
        return print;
    }

    private void add(Why why, Set<Why> seen) {
        if (!seen.add(why)) {
            return;
        }
        if (why instanceof Why.Derived derived) {
            rules.put(derived.rule().name(), derived.rule());
            derived.inputs().forEach(input -> add(input, seen));
        } else if (why instanceof Why.ByLaw law) {
            parameters.put(law.parameter().origin().parameter(), law.parameter());
        } else if (why instanceof Why.Stated stated && !stated.sources().isEmpty()) {
            facts.put(name(stated), stated);
        }
    }

    /** Short, and the same whenever the same is said by the same documents. */
    static String name(Why.Stated fact) {
        String said = fact.notion() + " " + fact.subject() + " " + fact.value() + " " + fact.sources();
        return "fact-" + RuleText.digest(said).substring(0, 16);
    }

    /** The same for two amounts that rest on the same. */
    String name() {
        return "run-"
                + RuleText.digest(rules.values() + " " + parameters.keySet() + " " + facts.keySet())
                        .substring(0, 16);
    }
}
