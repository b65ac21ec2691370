package nl.digitalme.pod.overview.month;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Why;
import org.eclipse.rdf4j.model.IRI;

/**
 * What an amount is based on: an article of the law, or the documents that say it.
 *
 * @param words the article in words; empty for a line that no law makes
 */
public record Ground(String words, Optional<IRI> article, List<String> documents) {

    /** The article as people read it: sources join articles in English. */
    public Words told() {
        return new Words(
                words.replace(" and ", " en ")
                        .replaceAll("([0-9a-z)]) to (?=[a-z0-9])", "$1 tot en met ")
                        .replace(", text of ", ", tekst van "),
                words);
    }

    /** The article nearest to the amount; the documents when there is none on the way down. */
    public static Ground of(Why why) {
        Deque<Why> open = new ArrayDeque<>(List.of(why));
        Set<String> documents = new TreeSet<>();
        Set<Why> seen = Collections.newSetFromMap(new IdentityHashMap<>()); // one value may stand behind many others
        while (!open.isEmpty()) {
            Why next = open.removeFirst();
            if (next instanceof Why.Derived derived) {
                RuleText rule = derived.rule();
                if (rule.article().isPresent()) {
                    return new Ground(rule.source(), rule.article(), List.of());
                }
                derived.inputs().stream().filter(seen::add).forEach(open::addLast);
            } else if (next instanceof Why.Stated stated) {
                stated.sources().forEach(source -> documents.add(source.stringValue()));
            }
        }
        return new Ground("", Optional.empty(), new ArrayList<>(documents));
    }
}
