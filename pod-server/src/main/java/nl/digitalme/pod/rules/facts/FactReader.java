package nl.digitalme.pod.rules.facts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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
        return from(VocabFiles.file("/facts/wages.rq").resolveSibling("."));
    }

    private static FactReader from(Path folder) {
        try (Stream<Path> files = Files.list(folder.normalize())) {
            return new FactReader(files.filter(file -> file.toString().endsWith(".rq"))
                    .sorted()
                    .map(file -> FactQuery.parse(String.valueOf(file.getFileName()), text(file)))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What these documents state; {@code citizen} is the WebID of the one whose pod it is. */
    public Reading read(String citizen, Collection<FactSource> documents) {
        DatasetGraph asked = DatasetGraphFactory.createGeneral(); // links to the graphs, copies nothing
        documents.forEach(document -> asked.addGraph(document.name(), document.graph()));
        Set<Fact> facts = new LinkedHashSet<>();
        Set<Fact> unsure = new LinkedHashSet<>();
        queries.forEach(query -> query.run(asked, citizen, facts, unsure));
        return new Reading(List.copyOf(facts), unsure);
    }
}
