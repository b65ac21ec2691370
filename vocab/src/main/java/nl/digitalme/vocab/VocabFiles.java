package nl.digitalme.vocab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Map;

/** The files of this module as paths, whether they lie in a directory or inside a (shaded) jar. */
public final class VocabFiles {
    private VocabFiles() {}

    /** The folder with one folder per scheme. */
    public static Path schemes() {
        return file("/schemes/household/notions.ttl").resolve("../..").normalize();
    }

    /** A folder of this module that holds files, for example {@code /shapes}. */
    public static Path folder(String name) {
        return schemes().resolveSibling(name.substring(1));
    }

    /** One file of this module by its name on the class path, for example {@code /ontology/scheme.ttl}. */
    public static Path file(String name) {
        URL found = VocabFiles.class.getResource(name);
        if (found == null) {
            throw new IllegalArgumentException("vocab has no file " + name);
        }
        try {
            URI uri = found.toURI();
            return "jar".equals(uri.getScheme()) ? insideJar(uri) : Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    // A jar file system finds folders even where the jar lists none, which a shaded jar need not do.
    private static synchronized Path insideJar(URI uri) {
        try {
            FileSystems.getFileSystem(uri);
        } catch (FileSystemNotFoundException first) {
            openJar(uri);
        }
        return Path.of(uri);
    }

    private static void openJar(URI uri) {
        try {
            FileSystems.newFileSystem(uri, Map.of()); // stays open as long as the program runs
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
