package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.SHACL;
import org.eclipse.rdf4j.sail.Sail;
import org.eclipse.rdf4j.sail.SailConnection;
import org.eclipse.rdf4j.sail.memory.MemoryStore;
import org.eclipse.rdf4j.sail.shacl.ShaclValidator;
import org.eclipse.rdf4j.sail.shacl.results.ValidationReport;

/** SHACL shapes, read once; which of them count for a document is said by the types of its nodes (sh:targetClass). */
public final class Shapes {
    private static final int MAX_STATEMENTS = 20_000;
    private static final String BASE = "https://w3id.org/digital-me/shapes/";

    private final Sail shapes;
    private final Set<Value> targets;

    private Shapes(Model shapes) {
        this.shapes = sail(shapes);
        this.targets = Set.copyOf(shapes.filter(null, SHACL.TARGET_CLASS, null).objects());
    }

    /** Those that {@code vocab} ships; read at the first call, which takes a moment. */
    public static Shapes shipped() {
        return Shipped.SHAPES;
    }

    /** All {@code .ttl} files in these folders together. */
    public static Shapes in(List<Path> folders) {
        Model all = new LinkedHashModel();
        folders.forEach(folder -> files(folder).forEach(file -> all.addAll(read(file))));
        return new Shapes(all);
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".ttl"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    // Blank nodes are numbered within a file; the shapes of several files stand in one graph.
    private static Model read(Path file) {
        try {
            String name = String.valueOf(file.getFileName());
            Model shapes = RdfDocument.parse(Buffer.buffer(Files.readAllBytes(file)), RdfFormat.TURTLE, BASE + name);
            return FreshNodes.renamed(shapes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Fails with 422 when the document breaks a shape; the problem lists every fault with its path and its message, and
     * no value of the document.
     */
    public void check(Model document) {
        if (document.filter(null, RDF.TYPE, null).objects().stream().noneMatch(targets::contains)) {
            return;
        }
        if (document.size() > MAX_STATEMENTS) {
            throw RdfProblems.tooMany(MAX_STATEMENTS);
        }
        Sail data = sail(document);
        try {
            ValidationReport report = ShaclValidator.validate(data, shapes);
            if (!report.conforms()) {
                List<PodProblem.Fault> faults = ShapeFaults.of(report.asModel());
                throw PodProblem.faulty("This breaks the shape of its kind: see what is named under errors.", faults);
            }
        } finally {
            data.shutDown();
        }
    }

    private static Sail sail(Model statements) {
        MemoryStore store = new MemoryStore();
        store.init();
        try (SailConnection connection = store.getConnection()) {
            connection.begin(IsolationLevels.NONE);
            for (Statement each : statements) {
                connection.addStatement(each.getSubject(), each.getPredicate(), each.getObject());
            }
            connection.commit();
        }
        return store;
    }

    private static final class Shipped {
        static final Shapes SHAPES = in(List.of(VocabFiles.folder("/shapes")));
    }
}
