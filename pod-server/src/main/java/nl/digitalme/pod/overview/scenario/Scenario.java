package nl.digitalme.pod.overview.scenario;

import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.rdf.Shapes;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/**
 * What if: changes of facts from a day, as a document says them.
 *
 * @param asked how it was asked for: the address of a document, or a ready-made scenario with its numbers
 */
public record Scenario(String asked, String nl, String en, FactSource source) {

    /** The scenario in a document; 422 when it holds none, or one that breaks its shape. */
    public static Scenario of(String asked, String iri, Model document) {
        Shapes.shipped().check(document);
        Resource scenario = Models.subjectIRI(document.filter(null, RDF.TYPE, DM.term("Scenario")))
                .orElseThrow(() -> PodProblem.of(422, "There is no dm:Scenario in " + asked + "."));
        return new Scenario(
                asked,
                title(document, scenario, "nl", asked),
                title(document, scenario, "en", asked),
                FactSource.of(iri, document));
    }

    private static String title(Model document, Resource scenario, String language, String otherwise) {
        return Models.getPropertyLiterals(document, scenario, DCTERMS.TITLE).stream()
                .filter(title -> title.getLanguage().filter(language::equals).isPresent())
                .map(Literal::getLabel)
                .findFirst()
                .or(() -> Models.getPropertyString(document, scenario, DCTERMS.TITLE))
                .orElse(otherwise);
    }

    Words label() {
        return new Words(nl, en);
    }
}
