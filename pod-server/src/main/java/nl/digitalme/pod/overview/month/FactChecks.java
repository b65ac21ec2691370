package nl.digitalme.pod.overview.month;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;

/** What no document can mean: an end before its start, a rent below zero. Which amounts are limited is data of vocab. */
public final class FactChecks {
    private static final int MOST = 20;

    private final Map<Value, BigDecimal> atLeast = new HashMap<>();

    public static FactChecks fromVocab() {
        FactChecks checks = new FactChecks();
        Model limits = Catalogue.read("/overview/limits.ttl");
        limits.filter(null, DM.term("atLeast"), null).forEach(limit -> {
            BigDecimal least = ((Literal) limit.getObject()).decimalValue();
            Resource subject = limit.getSubject();
            limits.filter(subject, DM.NOTION, null).objects().forEach(notion -> checks.atLeast.put(notion, least));
        });
        return checks;
    }

    /** 422 that names the document of each fact that cannot be. */
    public void check(Collection<Fact> facts) {
        List<PodProblem.Fault> faults = new ArrayList<>();
        for (Fact fact : facts) {
            if (fact.through().filter(last -> last.isBefore(fact.from())).isPresent()) {
                faults.add(fault(fact, "het einde ligt voor het begin", "the end lies before the start"));
            } else if (isBelow(fact)) {
                faults.add(fault(fact, "het bedrag of aantal is te laag", "the amount or number is too low"));
            }
        }
        if (!faults.isEmpty()) {
            List<PodProblem.Fault> first =
                    faults.stream().distinct().limit(MOST).toList();
            throw PodProblem.faulty("Some documents say what cannot be: see what is named under errors.", first);
        }
    }

    private boolean isBelow(Fact fact) {
        BigDecimal least = atLeast.get(fact.notion());
        return least != null
                && fact.value() instanceof Literal number
                && number.decimalValue().compareTo(least) < 0;
    }

    private static PodProblem.Fault fault(Fact fact, String nl, String en) {
        IRI document = fact.source();
        return new PodProblem.Fault(
                fact.notion().stringValue(),
                Map.of(
                        "nl", "In %s: %s.".formatted(document, nl),
                        "en", "In %s: %s.".formatted(document, en)));
    }
}
