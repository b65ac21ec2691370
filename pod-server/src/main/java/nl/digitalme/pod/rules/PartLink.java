package nl.digitalme.pod.rules;

import java.util.List;
import java.util.Optional;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/**
 * A kind of part that a household has several of, such as children: nodes of their own that point to the situation.
 *
 * @param link from part to situation ({@code dm:childIn})
 * @param listedAs from situation to part, how examples write it ({@code dm:child})
 * @param countedBy how many there are ({@code dm:childrenListed}); only where the list is said to be complete
 * @param knownBy the fact that says so ({@code dm:childrenKnown})
 * @param laidAs how many there are in a month, known to be complete or not; rules may say that the list is complete
 * @param byDay whether it counts for the days of the month on which it holds, instead of as it stands on the first day
 */
public record PartLink(IRI link, IRI listedAs, IRI countedBy, IRI knownBy, Optional<IRI> laidAs, boolean byDay) {

    static List<PartLink> read(Model notions) {
        return Models.subjectIRIs(notions.filter(null, RDF.TYPE, DM.PART_LINK)).stream()
                .map(link -> new PartLink(
                        link,
                        term(notions, link, DM.LISTED_AS),
                        term(notions, link, DM.COUNTED_BY),
                        term(notions, link, DM.KNOWN_BY),
                        Models.getPropertyIRI(notions, link, DM.LAID_AS),
                        Models.getPropertyLiteral(notions, link, DM.BY_DAY).isPresent()))
                .toList();
    }

    private static IRI term(Model notions, IRI link, IRI property) {
        Optional<IRI> value = Models.getPropertyIRI(notions, link, property);
        return value.orElseThrow(() -> new LawProblem("%s has no %s.".formatted(link, property)));
    }
}
