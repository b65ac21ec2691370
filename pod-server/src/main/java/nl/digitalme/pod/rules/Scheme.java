package nl.digitalme.pod.rules;

import java.util.List;
import java.util.Optional;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/**
 * One scheme as its folder describes it.
 *
 * @param slug the name of its folder, and of its column value in a case file
 * @param eligibility the notion that is true, false or absent (unknown)
 * @param requires the conditions that together make the eligibility
 * @param about the whole of {@code scheme.ttl}
 */
public record Scheme(String slug, IRI iri, IRI eligibility, List<IRI> requires, Model about) {

    static Optional<Scheme> read(SchemeFiles files) {
        return files.turtle("scheme.ttl").map(about -> read(files.slug(), about));
    }

    private static Scheme read(String slug, Model about) {
        IRI iri = Models.subjectIRI(about.filter(null, RDF.TYPE, DM.SCHEME))
                .orElseThrow(() -> new LawProblem("schemes/%s/scheme.ttl describes no dm:Scheme.".formatted(slug)));
        if (!about.contains(iri, SKOS.NOTATION, null)
                || !slug.equals(
                        Models.getPropertyString(about, iri, SKOS.NOTATION).orElse(""))) {
            throw new LawProblem("The folder %s is not the skos:notation of its scheme.".formatted(slug));
        }
        IRI eligibility = Models.getPropertyIRI(about, iri, DM.ELIGIBILITY)
                .orElseThrow(() -> new LawProblem("The scheme %s has no dm:eligibility.".formatted(slug)));
        List<IRI> requires = about.filter(iri, DM.REQUIRES, null).objects().stream()
                .map(IRI.class::cast)
                .toList();
        return new Scheme(slug, iri, eligibility, requires, about);
    }

    /** The name of the scheme in a language ("nl", "en"). */
    public String label(String language) {
        return text(RDFS.LABEL, language).orElse(slug);
    }

    /** A text about the scheme in a language. */
    public Optional<String> text(IRI property, String language) {
        return about.filter(iri, property, null).objects().stream()
                .filter(value -> value instanceof Literal literal
                        && literal.getLanguage().filter(language::equals).isPresent())
                .map(Value::stringValue)
                .findFirst();
    }

    /** Whatever {@code scheme.ttl} says of the scheme under this property, for example {@link DM#PER_MONTH}. */
    public List<Value> values(IRI property) {
        return List.copyOf(about.filter(iri, property, null).objects());
    }

    /** The notion that a property names, for example the amount {@link DM#PER_MONTH}. */
    public Optional<IRI> notion(IRI property) {
        return Models.getPropertyIRI(about, iri, property);
    }

    RuleText eligibilityText() {
        return new RuleText(
                slug + "/scheme.ttl",
                "whether every condition is met",
                text(DM.ASSUMES, "nl").orElse(""),
                Optional.empty(),
                "",
                RuleText.digest(requires().toString()));
    }
}
