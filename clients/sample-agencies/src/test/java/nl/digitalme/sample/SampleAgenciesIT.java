package nl.digitalme.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import nl.digitalme.agency.AgencyClient;
import nl.digitalme.agency.Answer;
import nl.digitalme.agency.Credentials;
import nl.digitalme.agency.LoginFailed;
import nl.digitalme.agency.PodRefused;
import nl.digitalme.agency.When;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agencies and the server as they run for real: each a process of its own, speaking HTTP. */
class SampleAgenciesIT {
    private static final String DECISION = "official/uwv/decision-2025-10";

    private static ServerProcess server;
    private static AgencyClient katja;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        server = ServerProcess.with(folder, "katja", "uwv", "gemeente", "svb");
        katja = client("katja");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static AgencyClient client(String name) {
        return AgencyClient.login(new Credentials(server.base(), name + "-client", name + "-secret"));
    }

    private static URI at(String path) {
        return server.base().resolve("katja/").resolve(path);
    }

    private static ServerProcess.Run run(String agency, String command, String... more) throws Exception {
        return server.agency(agency, agency + "-secret", command, more);
    }

    /** Writes the rules of a container: who may do what there and below. */
    private static void grant(String container, String... rules) {
        StringBuilder acl = new StringBuilder("@prefix acl: <http://www.w3.org/ns/auth/acl#> .\n");
        for (String rule : rules) {
            String[] parts = rule.split(" ");
            acl.append("[] a acl:Authorization ; acl:agent <%s%s/profile/card#me> ; acl:mode acl:%s ;%n"
                    .formatted(server.base(), parts[0], parts[1]));
            acl.append("   acl:accessTo <./> ; acl:default <./> .\n");
        }
        katja.put(at(container), "", When.ALWAYS);
        katja.put(at(container + ".acl"), acl.toString(), When.ALWAYS);
    }

    @Test
    void uwv_delivers_corrects_and_withdraws_and_the_municipality_reads_while_it_may() throws Exception {
        assertEquals(3, run("uwv", "deliver").exitCode());
        grant("official/uwv/", "uwv Read", "uwv Write");
        ServerProcess.Run delivered = run("uwv", "deliver");
        assertEquals(0, delivered.exitCode(), delivered.output());
        assertTrue(delivered.output().contains("PUT " + at(DECISION) + " 201"), delivered.output());

        assertEquals(3, run("gemeente", "read", DECISION).exitCode());
        grant("official/uwv/", "uwv Read", "uwv Write", "gemeente Read");
        ServerProcess.Run read = run("gemeente", "read", DECISION);
        assertEquals(0, read.exitCode(), read.output());
        assertTrue(read.output().contains("1853.46"), read.output());

        assertEquals(
                0,
                run("uwv", "change", "decision-2025-10", "1853.46", "1700.00").exitCode());
        assertTrue(hasAmount(katja.get(at(DECISION)).model(), "1700.00"));
        assertEquals(
                1, run("uwv", "change", "decision-2025-10", "1853.46", "1.00").exitCode());

        grant("official/uwv/", "uwv Read", "uwv Write");
        assertEquals(3, run("gemeente", "read", DECISION).exitCode());
        assertEquals(0, run("uwv", "delete", "decision-2025-10").exitCode());
        assertEquals(404, refusal(() -> katja.get(at(DECISION))).status());
        assertEquals(4, run("uwv", "delete", "decision-2025-10").exitCode());

        grant("official/uwv/", "uwv Read");
        assertEquals(3, run("uwv", "deliver").exitCode());
    }

    @Test
    void a_wrong_secret_ends_at_the_log_in() throws Exception {
        ServerProcess.Run refused = server.agency("svb", "wrong", "deliver");
        assertEquals(5, refused.exitCode(), refused.output());
        AgencyClient nobody = AgencyClient.login(new Credentials(server.base(), "nobody", "none"));
        assertThrows(LoginFailed.class, () -> nobody.get(at("profile/card")));
    }

    @Test
    void a_document_is_made_once_read_changed_and_removed_by_its_version() {
        URI note = at("vault/note");
        Answer made = katja.put(note, "<#it> <https://example.org/is> 1 .", When.ABSENT);
        assertEquals(201, made.status());
        assertEquals(412, refusal(() -> katja.put(note, "", When.ABSENT)).status());

        String first = katja.head(note).etag().orElseThrow();
        Answer read = katja.get(note);
        assertEquals(1, read.model().size());
        katja.put(note, read.model(), When.unchanged(first));
        String second = katja.get(note).etag().orElseThrow();
        assertNotEquals(first, second);
        assertEquals(
                412, refusal(() -> katja.delete(note, When.unchanged(first))).status());
        assertEquals(2, katja.delete(note, When.unchanged(second)).status() / 100);
    }

    @Test
    void a_container_names_what_is_posted_to_it() {
        katja.put(at("vault/"), "", When.ALWAYS);
        Answer posted = katja.post(at("vault/"), "letter", "<#it> <https://example.org/is> 2 .");
        assertEquals(201, posted.status());
        assertEquals(at("vault/letter"), posted.location().orElseThrow());
        assertEquals(1, katja.get(posted.location().orElseThrow()).model().size());
    }

    @Test
    void a_patch_adds_to_what_is_there() {
        URI note = at("vault/patched");
        katja.put(note, "<#it> <https://example.org/is> 1 .", When.ALWAYS);
        katja.patch(
                note,
                "@prefix solid: <http://www.w3.org/ns/solid/terms#> .\n"
                        + "_:patch a solid:InsertDeletePatch ; solid:inserts { <#it> <https://example.org/is> 2 . } .",
                When.ALWAYS);
        assertEquals(2, katja.get(note).model().size());
    }

    private static boolean hasAmount(Model document, String amount) {
        return document.objects().stream()
                .anyMatch(value -> value instanceof Literal literal
                        && literal.getDatatype().equals(XSD.DECIMAL)
                        && literal.decimalValue().compareTo(new BigDecimal(amount)) == 0);
    }

    private static PodRefused refusal(Runnable request) {
        return assertThrows(PodRefused.class, request::run);
    }
}
