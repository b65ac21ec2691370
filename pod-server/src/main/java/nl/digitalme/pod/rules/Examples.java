package nl.digitalme.pod.rules;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** Runs the examples in scheme folders: a situation and what it should give. Each one is a test. */
final class Examples {
    private static final IRI FROM = Values.iri("http://schema.org/validFrom");
    private static final IRI THROUGH = Values.iri("http://schema.org/validThrough");
    private static final int LONGEST_ARREARS = 3;

    private final Schemes schemes;
    private final List<String> failures = new ArrayList<>();

    private Examples(Schemes schemes) {
        this.schemes = schemes;
    }

    /** What did not come out as written, in words; empty when all examples hold. */
    static List<String> failures(Schemes schemes) {
        Examples examples = new Examples(schemes);
        for (String folder : schemes.folders()) {
            schemes.examples(folder).forEach((name, file) -> examples.run(folder + "/" + name, file));
        }
        return examples.failures;
    }

    private void run(String name, Model file) {
        for (IRI example : Models.subjectIRIs(file.filter(null, RDF.TYPE, DM.EXAMPLE))) {
            List<Resource> expectations = resources(file, example, DM.EXPECTS);
            YearMonth first =
                    month(file, expectations, true).minusMonths(LONGEST_ARREARS).withMonth(1);
            YearMonth last = month(file, expectations, false).withMonth(12);
            Timeline timeline = new Timeline(name, example, facts(file, example));
            int months = (last.getYear() - first.getYear() + 1) * 12;
            Derivation derived = schemes.derive(first, months, List.of(timeline));
            for (Resource expectation : expectations) {
                Situation situation = derived.at(timeline, month(file, expectation));
                check(name, file, expectation, situation);
            }
        }
    }

    private static List<Resource> resources(Model file, Resource subject, IRI property) {
        return file.filter(subject, property, null).objects().stream()
                .map(Resource.class::cast)
                .toList();
    }

    private static YearMonth month(Model file, Resource expectation) {
        return YearMonth.parse(Models.getPropertyString(file, expectation, DM.MONTH)
                .orElseThrow(() -> new LawProblem("An expectation has no dm:month.")));
    }

    private static YearMonth month(Model file, List<Resource> expectations, boolean earliest) {
        List<YearMonth> months =
                expectations.stream().map(each -> month(file, each)).sorted().toList();
        if (months.isEmpty()) {
            throw new LawProblem("An example expects nothing.");
        }
        return months.get(earliest ? 0 : months.size() - 1);
    }

    private List<Fact> facts(Model file, IRI example) {
        List<Fact> facts = new ArrayList<>();
        for (Resource block : resources(file, example, DM.SITUATION)) {
            LocalDate from = date(file, block, FROM).orElse(LocalDate.MIN);
            Optional<LocalDate> through = date(file, block, THROUGH);
            for (Statement each : file.filter(block, null, null)) {
                if (!each.getPredicate().equals(FROM) && !each.getPredicate().equals(THROUGH)) {
                    add(facts, file, new Fact(example, each.getPredicate(), each.getObject(), from, through, example));
                }
            }
        }
        return facts;
    }

    private static Optional<LocalDate> date(Model file, Resource subject, IRI property) {
        return Models.getPropertyLiteral(file, subject, property)
                .map(Literal::getLabel)
                .map(LocalDate::parse);
    }

    private void add(List<Fact> facts, Model file, Fact fact) {
        Optional<PartLink> part = schemes.parts().stream()
                .filter(each -> each.listedAs().equals(fact.notion()))
                .findFirst();
        if (part.isEmpty()) {
            facts.add(fact);
            return;
        }
        Resource node = (Resource) fact.value();
        IRI subject = node instanceof IRI iri ? iri : Values.iri("urn:digital-me:part:" + node.stringValue());
        facts.add(new Fact(subject, part.get().link(), fact.subject(), fact.from(), fact.through(), fact.source()));
        for (Statement each : file.filter(node, null, null)) {
            facts.add(new Fact(
                    subject, each.getPredicate(), each.getObject(), fact.from(), fact.through(), fact.source()));
        }
    }

    private void check(String name, Model file, Resource expectation, Situation situation) {
        IRI notion = Models.getPropertyIRI(file, expectation, DM.NOTION)
                .orElseThrow(() -> new LawProblem(name + " expects something without dm:notion."));
        Optional<Value> expected = Models.getProperty(file, expectation, Parameter.VALUE);
        Optional<Value> got = situation.value(notion);
        String where = "%s: %s in %s".formatted(name, notion.getLocalName(), situation.month());
        if (expected.isPresent()
                && !got.map(value -> same(value, expected.get())).orElse(false)) {
            failures.add("%s is %s instead of %s, lacking %s"
                    .formatted(where, text(got), expected.get().stringValue(), situation.missing(notion)));
        }
        for (Value lack : file.filter(expectation, DM.LACKS, null).objects()) {
            if (situation.missing(notion).stream()
                    .noneMatch(each -> each.notion().equals(lack))) {
                failures.add("%s should lack %s but lacks %s".formatted(where, lack, situation.missing(notion)));
            }
        }
    }

    private static String text(Optional<Value> value) {
        return value.map(Value::stringValue).orElse("unknown");
    }

    private static boolean same(Value one, Value other) {
        Node left = Terms.node(one);
        Node right = Terms.node(other);
        return Terms.same(left, right);
    }
}
