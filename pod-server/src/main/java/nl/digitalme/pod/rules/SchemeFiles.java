package nl.digitalme.pod.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.Rio;

/** The files of one scheme, from one folder or from several laid over each other: a later folder wins per file. */
final class SchemeFiles {
    private static final String BASE = "https://w3id.org/digital-me/schemes/";

    private final String slug;
    private final List<Path> folders;

    private SchemeFiles(String slug, List<Path> folders) {
        this.slug = slug;
        this.folders = folders;
    }

    /** The scheme folders in some roots, by name. */
    static Map<String, SchemeFiles> in(List<Path> roots) {
        Map<String, List<Path>> folders = new TreeMap<>();
        for (Path root : roots) {
            for (Path folder : children(root)) {
                if (Files.isDirectory(folder)) {
                    folders.computeIfAbsent(name(folder), any -> new ArrayList<>())
                            .add(folder);
                }
            }
        }
        Map<String, SchemeFiles> schemes = new LinkedHashMap<>();
        folders.forEach((slug, paths) -> schemes.put(slug, new SchemeFiles(slug, paths)));
        return schemes;
    }

    String slug() {
        return slug;
    }

    /** The newest file of this name as a model; empty when no folder has it. */
    Optional<Model> turtle(String file) {
        List<Model> all = everyTurtle(file);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    /** The file of this name in each folder, the winning one last. */
    List<Model> everyTurtle(String file) {
        return folders.stream()
                .map(folder -> folder.resolve(file))
                .filter(Files::exists)
                .map(path -> parse(path, BASE + slug + "/" + file))
                .toList();
    }

    /** All files whose name begins so, over all folders, a later folder after an earlier one. */
    List<Model> turtlesNamed(String beginning) {
        return folders.stream()
                .flatMap(folder -> children(folder).stream())
                .filter(path -> name(path).startsWith(beginning) && name(path).endsWith(".ttl"))
                .map(path -> parse(path, BASE + slug + "/" + name(path)))
                .toList();
    }

    /** Rules by name, without the suffix. */
    Map<String, String> rules() {
        Map<String, String> rules = new TreeMap<>();
        files("rules", ".rq").forEach((name, path) -> rules.put(name, text(path)));
        return rules;
    }

    Map<String, Model> examples() {
        Map<String, Model> examples = new TreeMap<>();
        files("examples", ".ttl")
                .forEach((name, path) -> examples.put(name, parse(path, BASE + slug + "/examples/" + name + ".ttl")));
        return examples;
    }

    private Map<String, Path> files(String folder, String suffix) {
        Map<String, Path> files = new TreeMap<>();
        for (Path each : folders) {
            for (Path file : children(each.resolve(folder))) {
                if (name(file).endsWith(suffix)) {
                    files.put(name(file).substring(0, name(file).length() - suffix.length()), file);
                }
            }
        }
        return files;
    }

    private static List<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Inside a jar the name of a folder ends with a slash.
    private static String name(Path path) {
        return String.valueOf(path.getFileName()).replace("/", "");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model parse(Path file, String base) {
        try (InputStream in = Files.newInputStream(file)) {
            return Rio.parse(in, base, RDFFormat.TURTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RDFParseException e) {
            throw new LawProblem("%s is not Turtle: %s".formatted(file, e.getMessage()), e);
        }
    }
}
