package nl.digitalme.pod.rules.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.vocab.VocabFiles;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/**
 * Reads dated facts out of a pod's documents. What a document means is data: one query per kind of fact in vocab's
 * facts.
 */
public final class FactReader {
    private final List<FactQuery> queries;

    private FactReader(List<FactQuery> queries) {
        this.queries = queries;
    }

    /** The queries that come with vocab. */
    public static FactReader fromVocab() {
        return new FactReader(FactQuery.texts(VocabFiles.folder("/facts")).entrySet().stream()
                .map(each -> FactQuery.parse(each.getKey(), each.getValue()))
                .toList());
    }

    /** What these documents state; {@code citizen} is the WebID of the one whose pod it is. */
    public Reading read(String citizen, Collection<FactSource> documents) {
        return readAll(citizen, List.of(documents)).get(0);
    }

    /**
     * What each of these collections states. The first is read whole; of the others only the queries are run again that
     * ask for a kind of thing that the documents hold in which they differ from the first.
     */
    public List<Reading> readAll(String citizen, List<? extends Collection<FactSource>> variants) {
        Map<FactQuery, Answer> before = new LinkedHashMap<>();
        Set<FactSource> first = identical(variants.get(0));
        List<Reading> readings = new ArrayList<>();
        for (Collection<FactSource> documents : variants) {
            Set<FactSource> differing = differing(first, identical(documents));
            DatasetGraph asked = DatasetGraphFactory.createGeneral(); // links to the graphs, copies nothing
            documents.forEach(document -> asked.addGraph(document.name(), document.graph()));
            Answer all = new Answer(new LinkedHashSet<>(), new LinkedHashSet<>());
            for (FactQuery query : queries) {
                Answer known = before.get(query);
                Answer answer = known == null || query.mayMind(differing) ? Answer.of(query, asked, citizen) : known;
                before.putIfAbsent(query, answer);
                all.facts().addAll(answer.facts());
                all.unsure().addAll(answer.unsure());
            }
            readings.add(new Reading(List.copyOf(all.facts()), all.unsure()));
        }
        return readings;
    }

    private record Answer(Set<Fact> facts, Set<Fact> unsure) {
        static Answer of(FactQuery query, DatasetGraph documents, String citizen) {
            Answer answer = new Answer(new LinkedHashSet<>(), new LinkedHashSet<>());
            query.run(documents, citizen, answer.facts(), answer.unsure());
            return answer;
        }
    }

    private static Set<FactSource> identical(Collection<FactSource> documents) {
        Set<FactSource> set = Collections.newSetFromMap(new IdentityHashMap<>());
        set.addAll(documents);
        return set;
    }

    private static Set<FactSource> differing(Set<FactSource> one, Set<FactSource> other) {
        Set<FactSource> differing = identical(one);
        differing.removeIf(other::contains);
        other.stream().filter(each -> !one.contains(each)).forEach(differing::add);
        return differing;
    }
}
