package nl.digitalme.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final String DOCUMENT = """
            @prefix schema: <http://schema.org/> .
            <https://pod.example/d#a> schema:value 1853.46 ; schema:position 1853.46 .
            <https://pod.example/d#b> schema:value 1814.40 .
            """;

    @Test
    void a_command_without_what_it_needs_is_explained() {
        assertEquals(2, Main.run("uwv", "deliver"));
        assertEquals(2, Main.run("uvw", "deliver"));
    }

    @Test
    void a_secret_that_is_not_given_is_asked_for(@TempDir Path folder) throws IOException {
        Path empty = Files.createFile(folder.resolve("secret"));
        assertEquals(2, deliver("http://localhost:1/", empty));
    }

    @Test
    void a_server_that_is_away_has_an_exit_code_of_its_own(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        assertEquals(6, deliver("http://localhost:" + unusedPort() + "/", secret));
    }

    private static int deliver(String server, Path secret) {
        return Main.run(
                "uwv",
                "deliver",
                "--server",
                server,
                "--pod",
                server + "katja/",
                "--client-id",
                "uwv",
                "--client-secret-file",
                secret.toString());
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void one_amount_is_replaced_and_nothing_else() throws IOException {
        Model read = parse(DOCUMENT);
        Model changed = Amounts.replaced(read, new BigDecimal("1853.46"), new BigDecimal("1700.00"));
        assertEquals(parse(DOCUMENT.replace("value 1853.46", "value 1700.00")), changed);
        assertThrows(
                IllegalArgumentException.class, () -> Amounts.replaced(read, new BigDecimal("99"), BigDecimal.ONE));
    }

    private static Model parse(String turtle) throws IOException {
        return Rio.parse(new StringReader(turtle), RDFFormat.TURTLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"brp", "uwv", "svb", "toeslagen", "belastingdienst", "gemeente", "waterschap"})
    void every_agency_has_documents_about_katja(String agency) throws IOException {
        Path folder = VocabFiles.file("/demo/katja/official/brp/persons.ttl")
                .resolveSibling("../" + agency)
                .normalize();
        try (var files = Files.list(folder)) {
            List<Path> documents = files.toList();
            assertTrue(documents.stream().allMatch(file -> file.toString().endsWith(".ttl")));
            assertTrue(documents.size() > 0);
        }
    }
}
