package nl.digitalme.pod.rdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.rdf4j.model.BNode;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the one way in which the variables of patterns match a document; gives up when there is a second, or when it
 * takes too long. A blank node in a pattern stands for anything too, but which thing it is makes no other way (SPARQL
 * 1.1 section 4.1.4).
 */
final class N3Match {
    private static final int MAX_PATTERNS = 500; // each is one level of recursion
    private static final int MAX_STEPS = 200_000;
    private static final SimpleValueFactory TERMS = SimpleValueFactory.getInstance();

    private final Model document;
    private final Set<Map<Value, Value>> found = new HashSet<>();
    private final Map<Value, Value> bindings = new HashMap<>();
    private final List<Statement> patterns;
    private final Map<Value, Variable> wildcards = new HashMap<>();
    private int steps;

    N3Match(Model document, List<Statement> patterns) {
        this.document = document;
        this.patterns = new ArrayList<>();
        patterns.forEach(pattern -> this.patterns.add(TERMS.createStatement(
                (Resource) wildcard(pattern.getSubject()), pattern.getPredicate(), wildcard(pattern.getObject()))));
    }

    private Value wildcard(Value term) {
        return term instanceof BNode
                ? wildcards.computeIfAbsent(term, node -> new Variable(" " + wildcards.size()))
                : term;
    }

    /** The bindings of the only match; 409 when there is none or more than one. */
    Map<Value, Value> only() {
        if (patterns.size() > MAX_PATTERNS) {
            throw PatchProblems.tooMuchWork();
        }
        search();
        if (found.isEmpty()) {
            throw PatchProblems.noMatch();
        }
        if (found.size() > 1) {
            throw PatchProblems.manyMatches();
        }
        return found.iterator().next();
    }

    private void search() {
        if (patterns.isEmpty()) {
            Map<Value, Value> mapping = new HashMap<>(bindings);
            mapping.keySet().removeAll(wildcards.values());
            found.add(mapping);
            return;
        }
        Statement pattern = patterns.remove(mostBound());
        for (Statement candidate : candidates(pattern)) {
            if (++steps > MAX_STEPS) {
                throw PatchProblems.tooMuchWork();
            }
            tryOne(pattern, candidate);
            if (found.size() > 1) {
                break;
            }
        }
        patterns.add(pattern);
    }

    private int mostBound() {
        int best = 0;
        for (int i = 1; i < patterns.size(); i++) {
            steps++;
            best = free(patterns.get(i)) < free(patterns.get(best)) ? i : best;
        }
        return best;
    }

    private int free(Statement pattern) {
        return free(pattern.getSubject()) + free(pattern.getPredicate()) + free(pattern.getObject());
    }

    private int free(Value term) {
        return now(term) instanceof Variable ? 1 : 0;
    }

    private Value now(Value term) {
        return bindings.getOrDefault(term, term);
    }

    private Iterable<Statement> candidates(Statement pattern) {
        Value subject = now(pattern.getSubject());
        Value predicate = now(pattern.getPredicate());
        if (subject.isLiteral() || !predicate.isIRI()) {
            return List.of(); // a variable bound to what cannot stand there
        }
        return document.filter(
                (Resource) constant(subject), (IRI) constant(predicate), constant(now(pattern.getObject())), (Resource)
                        null);
    }

    private static @Nullable Value constant(Value term) {
        return term instanceof Variable ? null : term;
    }

    private void tryOne(Statement pattern, Statement candidate) {
        List<Value> bound = new ArrayList<>(3);
        if (bind(pattern.getSubject(), candidate.getSubject(), bound)
                && bind(pattern.getPredicate(), candidate.getPredicate(), bound)
                && bind(pattern.getObject(), candidate.getObject(), bound)) {
            search();
        }
        bound.forEach(bindings::remove);
    }

    private boolean bind(Value term, Value value, List<Value> bound) {
        Value now = now(term);
        if (now instanceof Variable) {
            bindings.put(term, value);
            bound.add(term);
            return true;
        }
        return now.equals(value);
    }
}
