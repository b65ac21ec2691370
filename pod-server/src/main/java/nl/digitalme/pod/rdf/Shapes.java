package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.common.transaction.IsolationLevels;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
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

    // By the class that they are for: a validator reads all shapes that it is given, each time.
    private final Map<Value, Sail> byTarget;

    private Shapes(Model shapes) {
        Map<Value, Sail> sails = new HashMap<>();
        for (Value target : shapes.filter(null, SHACL.TARGET_CLASS, null).objects()) {
            sails.put(target, sail(about(target, shapes)));
        }
        this.byTarget = Map.copyOf(sails);
    }

    /** The shapes of a class and what they refer to, as the shapes of no other class. */
    private static Model about(Value target, Model shapes) {
        Model about = new LinkedHashModel();
        Deque<Resource> reached =
                new ArrayDeque<>(shapes.filter(null, SHACL.TARGET_CLASS, target).subjects());
        Set<Resource> known = new HashSet<>(reached);
        while (!reached.isEmpty()) {
            for (Statement each : shapes.filter(reached.remove(), null, null)) {
                boolean other = each.getPredicate().equals(SHACL.TARGET_CLASS)
                        && !each.getObject().equals(target);
                if (!other) {
                    about.add(each);
                }
                if (each.getObject() instanceof Resource next && known.add(next)) {
                    reached.add(next);
                }
            }
        }
        return about;
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
        List<Sail> shapes = document.filter(null, RDF.TYPE, null).objects().stream()
                .map(byTarget::get)
                .filter(Objects::nonNull)
                .toList();
        if (shapes.isEmpty()) {
            return;
        }
        if (document.size() > MAX_STATEMENTS) {
            throw RdfProblems.tooMany(MAX_STATEMENTS);
        }
        Sail data = sail(document);
        try {
            Set<PodProblem.Fault> faults = new LinkedHashSet<>();
            for (Sail each : shapes) {
                ValidationReport report = ShaclValidator.validate(data, each);
                if (!report.conforms()) {
                    faults.addAll(ShapeFaults.of(report.asModel()));
                }
            }
            if (!faults.isEmpty()) {
                throw PodProblem.faulty(
                        "This breaks the shape of its kind: see what is named under errors.", List.copyOf(faults));
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
