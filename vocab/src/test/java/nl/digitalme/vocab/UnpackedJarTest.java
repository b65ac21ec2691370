package nl.digitalme.vocab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedJarTest {
    @TempDir
    Path folder;

    @Test
    void our_folders_come_out_of_a_jar_and_nothing_else_does() throws IOException {
        Path jar = folder.resolve("some.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (String name : new String[] {"schemes/a/rules/b.rq", "org/other/Thing.class", "readme.txt"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(name.getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }

        Path unpacked = UnpackedJar.of(jar);

        assertEquals("schemes/a/rules/b.rq", Files.readString(unpacked.resolve("schemes/a/rules/b.rq")));
        assertFalse(Files.exists(unpacked.resolve("org")) || Files.exists(unpacked.resolve("readme.txt")));
    }
}
