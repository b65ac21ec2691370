package nl.digitalme.pod.rules.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.rules.Fact;
import nl.digitalme.vocab.VocabFiles;
import org.apache.jena.graph.Node;

/**
 * Reads dated facts out of a pod's documents. What a document means is data: one query per kind of fact in vocab's
 * facts. What was read last for a citizen is kept, so that of changed documents only the queries run again that can have
 * to do with them. Safe for any number of threads.
 */
public final class FactReader {
    private static final int KEPT_BYTES = 16 * 1024 * 1024;
    private static final int BYTES_OF_A_FACT = 300;

    private final List<FactQuery> queries;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((String citizen, Kept each) -> each.weight())
            .build();

    private FactReader(List<FactQuery> queries) {
        this.queries = queries;
    }

    /**
     * What was read, and from which documents.
     *
     * @param kinds by the version of each document, what it holds: enough to tell which queries mind its going
     * @param answers of each query, in their order
     */
    private record Kept(Map<Object, Set<Node>> kinds, List<FactQuery.Answer> answers) {
        int weight() {
            int facts = answers.stream().mapToInt(each -> each.facts().size()).sum();
            return 1000 + BYTES_OF_A_FACT * (facts + kinds.size());
        }

        /** What those documents hold that are in one of both and not in the other. */
        List<Set<Node>> differing(Map<Object, Set<Node>> others) {
            List<Set<Node>> differing = new ArrayList<>();
            kinds.forEach((version, held) -> addUnless(others.containsKey(version), held, differing));
            others.forEach((version, held) -> addUnless(kinds.containsKey(version), held, differing));
            return differing;
        }

        private static void addUnless(boolean same, Set<Node> held, List<Set<Node>> to) {
            if (!same) {
                to.add(held);
            }
        }
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
     * What each of these collections states. Of the first, only the queries run again that may mind a change since it
     * was read last; of the others, those that may mind what differs from the first.
     */
    public List<Reading> readAll(String citizen, List<? extends Collection<FactSource>> variants) {
        List<Reading> readings = new ArrayList<>();
        Optional<Kept> before = Optional.ofNullable(kept.getIfPresent(citizen));
        for (Collection<FactSource> documents : variants) {
            Kept now = read(citizen, documents, before);
            if (readings.isEmpty()) {
                before = Optional.of(now);
                kept.put(citizen, now);
            }
            readings.add(reading(now.answers()));
        }
        return readings;
    }

    private Kept read(String citizen, Collection<FactSource> documents, Optional<Kept> before) {
        Map<Object, Set<Node>> kinds = new IdentityHashMap<>();
        documents.forEach(document -> kinds.put(document.version(), document.kinds()));
        List<Set<Node>> changed = before.map(known -> known.differing(kinds)).orElse(List.of());
        List<FactQuery.Answer> answers = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            FactQuery query = queries.get(i);
            answers.add(
                    before.isEmpty() || query.mayMind(changed)
                            ? query.run(documents, citizen)
                            : before.get().answers().get(i));
        }
        return new Kept(kinds, List.copyOf(answers));
    }

    private static Reading reading(List<FactQuery.Answer> answers) {
        Set<Fact> facts = new LinkedHashSet<>();
        Set<Fact> unsure = new HashSet<>();
        answers.forEach(answer -> {
            facts.addAll(answer.facts());
            unsure.addAll(answer.unsure());
        });
        return new Reading(List.copyOf(facts), unsure);
    }
}
