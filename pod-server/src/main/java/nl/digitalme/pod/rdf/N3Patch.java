package nl.digitalme.pod.rdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** An N3 Patch with the constraints and the semantics of Solid Protocol 0.11.0 section 5.3.1. */
record N3Patch(List<Statement> where, List<Statement> deletes, List<Statement> inserts) implements DocumentPatch {
    private static final String SOLID = "http://www.w3.org/ns/solid/terms#";
    private static final SimpleValueFactory TERMS = SimpleValueFactory.getInstance();
    private static final IRI TYPE = TERMS.createIRI(SOLID, "InsertDeletePatch");

    static N3Patch of(List<Statement> said) {
        Set<Resource> patches = new HashSet<>();
        said.stream().filter(N3Patch::isAboutPatch).forEach(statement -> patches.add(statement.getSubject()));
        if (patches.size() != 1) {
            throw PatchProblems.notOnePatch(patches.size());
        }
        if (said.stream().noneMatch(N3Patch::isType)) {
            throw PatchProblems.noType();
        }
        N3Patch patch = new N3Patch(part(said, "where"), part(said, "deletes"), part(said, "inserts"));
        patch.check();
        return patch;
    }

    private static boolean isType(Statement statement) {
        return statement.getPredicate().equals(RDF.TYPE)
                && statement.getObject().equals(TYPE);
    }

    private static boolean isAboutPatch(Statement statement) {
        String predicate = statement.getPredicate().stringValue();
        boolean isPatch = predicate.equals(RDF.TYPE.stringValue())
                && statement.getObject().stringValue().equals(SOLID + "Patch");
        return isPatch
                || isType(statement)
                || predicate.equals(SOLID + "where")
                || predicate.equals(SOLID + "deletes")
                || predicate.equals(SOLID + "inserts");
    }

    // "at most one triple of the form", "cited formulae", "when not present, presumed to be the empty formula"
    private static List<Statement> part(List<Statement> said, String name) {
        List<Value> found = said.stream()
                .filter(statement -> statement.getPredicate().stringValue().equals(SOLID + name))
                .map(Statement::getObject)
                .toList();
        if (found.size() > 1) {
            throw PatchProblems.moreThanOne(name);
        }
        if (found.isEmpty()) {
            return List.of();
        }
        if (!(found.get(0) instanceof Formula formula)) {
            throw PatchProblems.noFormula(name);
        }
        return formula.statements();
    }

    // Blank nodes in inserts are refused by Protocol 0.11.0; the Editor's Draft allows them and rdflib sends them.
    private void check() {
        requireNoBlankNodes("deletes", deletes);
        Set<Value> known = new HashSet<>();
        where.forEach(
                pattern -> terms(pattern).filter(Variable.class::isInstance).forEach(known::add));
        requireKnown("deletes", deletes, known);
        requireKnown("inserts", inserts, known);
    }

    private static void requireNoBlankNodes(String part, List<Statement> statements) {
        if (statements.stream().flatMap(N3Patch::terms).anyMatch(Value::isBNode)) {
            throw PatchProblems.blankNode(part);
        }
    }

    private static void requireKnown(String part, List<Statement> statements, Set<Value> known) {
        if (statements.stream()
                .flatMap(N3Patch::terms)
                .anyMatch(term -> term instanceof Variable && !known.contains(term))) {
            throw PatchProblems.unknownVariable(part);
        }
    }

    private static Stream<Value> terms(Statement statement) {
        return Stream.of(statement.getSubject(), statement.getPredicate(), statement.getObject());
    }

    @Override
    public boolean reads() {
        return !where.isEmpty() || !deletes.isEmpty(); // whether a delete fails tells whether it was there
    }

    @Override
    public boolean adds() {
        return !inserts.isEmpty();
    }

    @Override
    public boolean removes() {
        return !deletes.isEmpty();
    }

    @Override
    public Delta on(Model document) {
        Map<Value, Value> found = where.isEmpty() ? Map.of() : new N3Match(document, where).only();
        Map<Value, Value> bindings = new HashMap<>(found);
        List<Statement> removed = resolve(deletes, bindings);
        if (!removed.stream().allMatch(document::contains)) {
            throw PatchProblems.notThere();
        }
        return new Delta(removed, resolve(inserts, bindings));
    }

    private static List<Statement> resolve(List<Statement> template, Map<Value, Value> bindings) {
        List<Statement> resolved = new ArrayList<>(template.size());
        for (Statement statement : template) {
            if (!(resolve(statement.getSubject(), bindings) instanceof Resource subject)
                    || !(resolve(statement.getPredicate(), bindings) instanceof IRI predicate)) {
                throw PatchProblems.noTriple();
            }
            resolved.add(TERMS.createStatement(subject, predicate, resolve(statement.getObject(), bindings)));
        }
        return resolved;
    }

    // "with each blank node from ?insertions resulting in a newly created blank node"
    private static Value resolve(Value term, Map<Value, Value> bindings) {
        return term instanceof BNode
                ? bindings.computeIfAbsent(term, unseen -> FreshNodes.next())
                : bindings.getOrDefault(term, term);
    }
}
