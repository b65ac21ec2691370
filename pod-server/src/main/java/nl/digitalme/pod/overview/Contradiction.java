package nl.digitalme.pod.overview;

import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rules.ContradictingFacts;
import org.eclipse.rdf4j.model.IRI;

/** Two documents that disagree, in words: what about and since when, without what they say. */
final class Contradiction {
    private Contradiction() {}

    static PodProblem.Fault fault(ContradictingFacts facts, Words about) {
        List<String> documents = facts.sources().stream()
                .map(IRI::stringValue)
                .distinct()
                .sorted()
                .toList();
        Words month = Months.inFull(facts.month());
        return new PodProblem.Fault(
                facts.notion().stringValue(),
                Map.of(
                        "nl",
                        (documents.size() > 1
                                        ? "Over \"%s\" staat in %s iets anders, in %s. Vraag wie ze maakte wat klopt."
                                        : "Over \"%s\" staan in %s twee verschillende dingen, in %s. Vraag wie het maakte wat klopt.")
                                .formatted(about.nl(), String.join(" en ", documents), month.nl()),
                        "en",
                        (documents.size() > 1
                                        ? "On \"%s\" it says different things in %s, in %s. Ask who made them which is right."
                                        : "On \"%s\" it says two different things in %s, in %s. Ask who made it which is right.")
                                .formatted(about.en(), String.join(" and ", documents), month.en())));
    }
}
