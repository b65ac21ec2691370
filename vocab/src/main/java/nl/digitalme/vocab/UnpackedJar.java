package nl.digitalme.vocab;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The files of this module, taken out of the jar that holds them into a temporary folder that goes with the program. */
final class UnpackedJar {
    private static final Set<String> FOLDERS =
            Set.of("demo", "explanations", "facts", "ontology", "overview", "scenarios", "schemes", "shapes");

    private UnpackedJar() {}

    static Path of(Path jar) {
        try (JarFile open = new JarFile(jar.toFile())) {
            Path folder = Files.createTempDirectory("digital-me-vocab");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
            List<? extends ZipEntry> entries =
                    open.stream().filter(UnpackedJar::isOurs).toList();
            for (ZipEntry entry : entries) {
                Path file = folder.resolve(entry.getName()).normalize();
                Files.createDirectories(file.resolveSibling("."));
                try (InputStream content = open.getInputStream(entry)) {
                    Files.copy(content, file);
                }
            }
            return folder;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isOurs(ZipEntry entry) {
        String name = entry.getName();
        int slash = name.indexOf('/');
        return slash > 0 && !entry.isDirectory() && FOLDERS.contains(name.substring(0, slash));
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException left) {
            return; // in a temporary folder, without anything personal
        }
    }
}
