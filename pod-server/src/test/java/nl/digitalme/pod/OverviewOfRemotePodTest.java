package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import nl.digitalme.pod.overview.DemoFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code overview --pod}: the overview of a pod on another server, by its owner's own program. */
class OverviewOfRemotePodTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @TempDir
    Path folder;

    private record Run(int exit, String out, String err) {}

    @Test
    void the_owner_gets_the_same_as_from_the_server_itself_and_nobody_else_gets_half_of_it() throws IOException {
        for (Map.Entry<String, String> document : DemoFiles.documents().entrySet()) {
            assertEquals(
                    201,
                    PODS.as("alice")
                            .put("/alice/" + document.getKey(), document.getValue())
                            .status());
        }
        String pod = PODS.baseUrl() + "alice/";
        Path secret = Files.writeString(folder.resolve("secret"), "alice-secret\n");
        String there = PODS.as("alice")
                .get("/alice/.overview?from=2026-05&months=3", "Accept", "text/csv")
                .body();

        Run owner = run(pod, "--client-id", "alice-client", "--client-secret-file", secret.toString());

        assertEquals(0, owner.exit(), owner.err());
        assertEquals(there.strip(), owner.out().strip());
        Run public_ = run(pod);
        assertEquals(2, public_.exit());
        assertTrue(public_.err().contains("401"), public_.err());
        Run wrong = run(pod, "--client-id", "bob-client", "--client-secret-file", secret.toString());
        assertEquals(2, wrong.exit(), "the secret of somebody else");

        String open = """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
                <#owner> a acl:Authorization ; acl:agent <%sprofile/card#me> ; acl:accessTo <./> ; acl:default <./> ;
                  acl:mode acl:Read , acl:Write , acl:Control .
                <#all> a acl:Authorization ; acl:agentClass foaf:Agent ; acl:accessTo <./> ; acl:default <./> ; acl:mode acl:Read .
                """.formatted(pod);
        for (String container : new String[] {"official", "vault"}) {
            assertEquals(
                    2,
                    PODS.as("alice").put("/alice/" + container + "/.acl", open).status() / 100);
        }
        assertEquals(there.strip(), run(pod).out().strip(), "plain public documents need no log-in");
    }

    private static Run run(String pod, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] options = new String[more.length + 8];
        System.arraycopy(
                new String[] {"--pod", pod, "--from", "2026-05", "--months", "3", "--format", "csv"}, 0, options, 0, 8);
        System.arraycopy(more, 0, options, 8, more.length);
        int exit = new CommandLine(new OverviewCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(options);
        return new Run(exit, out.toString(), err.toString());
    }
}
