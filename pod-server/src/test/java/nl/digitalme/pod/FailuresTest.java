package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** A command that cannot do its work says why in one line, and what to do. */
class FailuresTest {
    @Test
    void a_port_that_is_in_use_is_named_as_such() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            StringWriter said = new StringWriter();
            int exit = new CommandLine(new Main())
                    .setErr(new PrintWriter(said, true))
                    .setExecutionExceptionHandler(new Failures())
                    .execute("serve", "--in-memory", "--port", Integer.toString(taken.getLocalPort()));

            assertEquals(1, exit);
            assertTrue(said.toString().startsWith("The port is in use."), said.toString());
            assertEquals(1, said.toString().lines().count());
        }
    }
}
