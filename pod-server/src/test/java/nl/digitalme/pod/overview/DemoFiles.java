package nl.digitalme.pod.overview;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.digitalme.vocab.VocabFiles;

/** Katja's documents as vocab holds them: by their path in her pod. */
public final class DemoFiles {
    private DemoFiles() {}

    /** Where the folder lies. */
    public static Path folder() {
        return VocabFiles.file("/demo/katja/vault/home.ttl").resolve("../..").normalize();
    }

    /** Path in the pod, for example {@code official/uwv/income-record}, to Turtle. */
    public static Map<String, String> documents() {
        Path folder = folder();
        Map<String, String> documents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".ttl")).toList()) {
                String name = folder.relativize(file).toString();
                documents.put(name.substring(0, name.length() - 4), Files.readString(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return documents;
    }
}
