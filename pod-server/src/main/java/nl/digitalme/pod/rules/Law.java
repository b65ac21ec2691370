package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.vocab.DM;
import org.apache.jena.graph.Node;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** Everything that was loaded from scheme folders, read once and never changed. */
record Law(
        Map<String, SchemeFiles> files,
        Map<String, Scheme> schemes,
        Model notions,
        List<PartLink> parts,
        List<Parameter> parameters,
        List<Unit> units) {
    private static final IRI UNIT = Values.iri("http://qudt.org/schema/qudt/hasUnit");

    static Law read(Map<String, SchemeFiles> files) {
        Map<String, Scheme> schemes = new LinkedHashMap<>();
        Model notions = new LinkedHashModel();
        List<Parameter> parameters = new ArrayList<>();
        List<Unit> units = new ArrayList<>();
        files.forEach((slug, folder) -> {
            Scheme.read(folder).ifPresent(scheme -> schemes.put(slug, scheme));
            folder.everyTurtle("notions.ttl").forEach(notions::addAll);
            parameters.addAll(ParameterFile.merge(folder.turtlesNamed("parameters")));
            folder.turtlesNamed("parameters").forEach(file -> addUnits(file, notions));
            folder.rules().forEach((name, text) -> units.add(Rule.parse(slug + "/" + name, text)));
        });
        schemes.values().forEach(scheme -> units.add(eligibility(scheme)));
        Law law = new Law(files, schemes, notions, PartLink.read(notions), List.copyOf(parameters), List.copyOf(units));
        LawChecks.check(law);
        return law;
    }

    // A value of the law is told in its unit wherever it is told, so its notion gets the unit too.
    private static void addUnits(Model parameters, Model notions) {
        parameters.filter(null, UNIT, null).forEach(each -> Models.getPropertyIRI(
                        parameters, each.getSubject(), DM.NOTION)
                .ifPresent(notion -> notions.add(notion, UNIT, each.getObject())));
    }

    private static Eligibility eligibility(Scheme scheme) {
        return new Eligibility(
                scheme.eligibilityText(),
                Terms.node(scheme.eligibility()),
                scheme.requires().stream().map(Terms::node).toList());
    }

    /** The notions that a loop may start at, with the value to start with. */
    Map<Node, Node> startValues() {
        Map<Node, Node> starts = new LinkedHashMap<>();
        notions.filter(null, DM.STARTS_AT, null)
                .forEach(each -> starts.put(Terms.node(each.getSubject()), Terms.node(each.getObject())));
        return starts;
    }

    /** With the values of a month that end without a successor taken to hold on; a rule that ends takes its own with it. */
    Law goingOnAfter(YearMonth month) {
        List<Parameter> all = new ArrayList<>(parameters);
        parameters.stream()
                .filter(each -> each.holdsIn(month) && !endsWithItsRule(each))
                .flatMap(each -> each.goingOn(month).stream())
                .filter(next -> parameters.stream().noneMatch(next::isBefore))
                .forEach(all::add);
        return new Law(files, schemes, notions, parts, List.copyOf(all), units);
    }

    private boolean endsWithItsRule(Parameter parameter) {
        return parameter.values().keySet().stream()
                .anyMatch(notion -> notions.contains(notion, DM.ENDS_WITH_ITS_RULE, Values.literal(true)));
    }

    boolean isDeclared(IRI notion) {
        return notions.contains(notion, RDF.TYPE, DM.NOTION_CLASS) || notions.contains(notion, RDF.TYPE, DM.PART_LINK);
    }

    /** Every notion that a parameter or a row of parameters carries. */
    Set<IRI> parameterNotions() {
        return parameters.stream()
                .flatMap(parameter -> parameter.values().keySet().stream())
                .collect(Collectors.toSet());
    }

    /** The notions that only rows of parameters carry. */
    Set<IRI> rowNotions() {
        return parameters.stream()
                .filter(parameter -> !parameter.values().containsKey(parameter.notion()))
                .flatMap(parameter -> parameter.values().keySet().stream())
                .collect(Collectors.toSet());
    }

    Optional<Parameter> parameter(IRI notion, YearMonth month) {
        return parameters.stream()
                .filter(each -> each.notion().equals(notion) && each.holdsIn(month))
                .findFirst();
    }

    Optional<String> labelOfParameter(IRI notion) {
        return parameters.stream()
                .filter(each -> each.notion().equals(notion))
                .map(each -> each.origin().label())
                .findFirst();
    }

    /** A text about a notion in one language. */
    Optional<String> text(Resource notion, IRI property, String language) {
        return Models.getPropertyLiterals(notions, notion, property).stream()
                .filter(each -> each.getLanguage().filter(language::equals).isPresent())
                .map(Value::stringValue)
                .findFirst();
    }
}
