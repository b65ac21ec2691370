package nl.digitalme.vocab;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files of this module as paths, whether they lie in a directory or inside a (shaded) jar. */
public final class VocabFiles {
    private static final Map<Path, Path> UNPACKED = new ConcurrentHashMap<>();

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

    // Not through a file system over the jar: that is one open file for the whole program, and a thread that is
    // interrupted while it reads closes it for all others for good.
    private static Path insideJar(URI uri) {
        String name = uri.getRawSchemeSpecificPart();
        int inside = name.lastIndexOf("!/");
        Path jar = Path.of(URI.create(name.substring(0, inside)));
        return UNPACKED.computeIfAbsent(jar, UnpackedJar::of).resolve(name.substring(inside + 2));
    }
}
