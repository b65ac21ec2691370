package nl.digitalme.pod.rules.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.rules.LawProblem;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.RDFCollections;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/** What the keys of a case mean for one scheme, as its {@code cases.ttl} says. */
record CaseWords(
        Map<String, Input> inputs,
        Map<String, Expectation> expectations,
        List<Assumed> assumptions,
        boolean combinesSchemes) {
    private static final IRI VALUE = Values.iri("http://schema.org/value");

    /** A value that is stated where a case does not give the key. */
    record Assumed(IRI notion, Value value) {}

    /**
     * A key of the inputs.
     *
     * @param states the notions that get its value
     * @param inOrder for a list: the notion of each element
     * @param choices for a word: the concept it stands for
     * @param each for a list: the link of the part that each element is
     * @param keys for a list of objects: the keys of an element
     */
    record Input(
            String key,
            List<IRI> states,
            List<IRI> inOrder,
            Map<String, IRI> choices,
            Optional<IRI> each,
            Map<String, Input> keys,
            List<Assumed> whenAbsent) {}

    /** A key of what is expected; several notions where any of them may be meant. */
    record Expectation(List<IRI> notions, BigDecimal tolerance, Optional<IRI> each) {}

    static Optional<CaseWords> of(Schemes schemes, String slug) {
        return schemes.file(slug, "cases.ttl").map(file -> new Reading(schemes, file).words());
    }

    private record Reading(Schemes schemes, Model file) {
        private static final BigDecimal ONE_CENT = new BigDecimal("0.01");

        CaseWords words() {
            Map<String, Input> inputs = new LinkedHashMap<>();
            List<Resource> nested = List.copyOf(file.filter(null, DM.HAS_KEY, null).objects().stream()
                    .map(Resource.class::cast)
                    .toList());
            for (Resource input : file.filter(null, RDF.TYPE, DM.CASE_INPUT).subjects()) {
                if (!nested.contains(input)) {
                    Input read = input(input);
                    inputs.put(read.key(), read);
                }
            }
            Map<String, Expectation> expectations = new LinkedHashMap<>();
            for (Resource each :
                    file.filter(null, RDF.TYPE, DM.CASE_EXPECTATION).subjects()) {
                file.filter(each, DM.KEY, null)
                        .objects()
                        .forEach(key -> expectations.put(key.stringValue(), expectation(each)));
            }
            List<Assumed> assumptions = file.filter(null, RDF.TYPE, DM.CASE_ASSUMPTION).subjects().stream()
                    .map(this::assumed)
                    .toList();
            boolean combines = file.contains(null, DM.COMBINES, Values.literal(true));
            return new CaseWords(inputs, expectations, assumptions, combines);
        }

        private Input input(Resource input) {
            Map<String, Input> keys = new LinkedHashMap<>();
            for (Value key : file.filter(input, DM.HAS_KEY, null).objects()) {
                Input nested = input((Resource) key);
                keys.put(nested.key(), nested);
            }
            String key = Models.getPropertyString(file, input, DM.KEY)
                    .orElseThrow(() -> new LawProblem(input + " has no dm:key."));
            return new Input(
                    key,
                    iris(input, DM.STATES),
                    inOrder(input),
                    choices(input),
                    Models.getPropertyIRI(file, input, DM.EACH),
                    keys,
                    whenAbsent(input));
        }

        private List<IRI> iris(Resource subject, IRI property) {
            return file.filter(subject, property, null).objects().stream()
                    .map(IRI.class::cast)
                    .toList();
        }

        private List<IRI> inOrder(Resource input) {
            List<IRI> notions = new ArrayList<>();
            Models.getPropertyResource(file, input, DM.IN_ORDER)
                    .ifPresent(list -> RDFCollections.asValues(file, list, new ArrayList<>())
                            .forEach(notion -> notions.add((IRI) notion)));
            return notions;
        }

        private Map<String, IRI> choices(Resource input) {
            Map<String, IRI> choices = new LinkedHashMap<>();
            for (IRI concept : iris(input, DM.ONE_OF)) {
                String word = Models.getPropertyString(schemes.notions(), concept, SKOS.NOTATION)
                        .orElseThrow(() -> new LawProblem(concept + " has no skos:notation to be chosen by."));
                choices.put(word, concept);
            }
            return choices;
        }

        private List<Assumed> whenAbsent(Resource input) {
            return file.filter(input, DM.WHEN_ABSENT, null).objects().stream()
                    .map(block -> assumed((Resource) block))
                    .toList();
        }

        private Assumed assumed(Resource block) {
            return new Assumed(
                    Models.getPropertyIRI(file, block, DM.NOTION)
                            .orElseThrow(() -> new LawProblem("An assumption in cases.ttl has no dm:notion.")),
                    Models.getProperty(file, block, VALUE)
                            .orElseThrow(() -> new LawProblem("An assumption in cases.ttl has no schema:value.")));
        }

        private Expectation expectation(Resource subject) {
            BigDecimal tolerance = Models.getPropertyLiteral(file, subject, DM.TOLERANCE)
                    .map(Literal::decimalValue)
                    .orElse(ONE_CENT);
            return new Expectation(iris(subject, DM.NOTION), tolerance, Models.getPropertyIRI(file, subject, DM.EACH));
        }
    }
}
