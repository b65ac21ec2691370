package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command that cannot do its work says why in one line, and what to do. */
class FailuresTest {
    @Test
    void a_port_that_is_in_use_is_named_as_such() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            String said = refused(1, "serve", "--in-memory", "--port", Integer.toString(taken.getLocalPort()));

            assertTrue(said.startsWith("The port is in use."), said);
        }
    }

    private static String refused(int code, String... args) {
        StringWriter said = new StringWriter();
        int exit = Main.commands(new Environment(Map.of()))
                .setErr(new PrintWriter(said, true))
                .execute(args);

        assertEquals(code, exit, said.toString());
        assertEquals(1, said.toString().lines().count(), said.toString());
        return said.toString();
    }

    @Test
    void a_folder_or_file_that_cannot_be_used_is_named(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        String missing = folder.resolve("nothere").toString();

        String data = refused(1, "serve", "--port", "0", "--data", file.toString());
        assertTrue(data.contains(file.toString()) && data.contains("--data"), data);
        String below = refused(1, "serve", "--port", "0", "--data", file + "/pods");
        assertTrue(below.contains(file.toString()), below);
        assertEquals(
                "There is no file " + missing + ".\n",
                refused(1, "serve", "--port", "0", "--in-memory", "--seed", missing));
        String tls =
                refused(1, "serve", "--port", "0", "--in-memory", "--tls-cert", missing, "--tls-key", file.toString());
        assertTrue(tls.contains(missing), tls);
        String noPem = refused(
                1, "serve", "--port", "0", "--in-memory", "--tls-cert", file.toString(), "--tls-key", file.toString());
        assertTrue(noPem.contains("--tls-cert"), noPem);
    }

    @Test
    void a_wrong_option_is_answered_in_one_line_that_says_where_the_right_ones_are() {
        for (String[] wrong : new String[][] {
            {"serve", "--prot", "3000"}, {"serve", "--port", "abc"}, {"serve", "--quota", "5XB"}, {"pod", "lst"}
        }) {
            String said = refused(2, wrong);
            assertTrue(said.contains(wrong[wrong.length - 1]) || said.contains("--prot"), said);
            assertTrue(said.contains("digital-me " + wrong[0] + " --help"), said);
        }
        assertTrue(refused(2, "serv").contains("Did you mean: digital-me serve"), "a typing error");
        assertTrue(refused(2).contains("digital-me --help"));
    }

    @Test
    void numbers_that_cannot_be_are_refused_before_anything_starts() {
        for (String option : new String[] {"--port", "--management-port"}) {
            String said = refused(1, "serve", "--in-memory", option, "99999");
            assertTrue(said.contains(option) && said.contains("65535"), said);
        }
        for (String option : new String[] {
            "--max-rdf-bytes", "--max-patch-bytes", "--max-binary-bytes", "--inline-bytes", "--response-cache-bytes",
            "--max-header-bytes", "--max-uri-bytes", "--idle-seconds", "--body-seconds", "--max-concurrent",
            "--max-connections-per-address", "--event-loops"
        }) {
            String said = refused(1, "serve", "--in-memory", "--port", "0", option, "-5");
            assertTrue(said.contains(option), said);
        }
        assertTrue(refused(1, "serve", "--in-memory", "--port", "0", "--max-concurrent", "0")
                .contains("1 or more"));
    }
}
