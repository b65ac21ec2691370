package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import nl.digitalme.pod.overview.DemoFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What documents say that cannot be: the answer names the document, in Dutch and English, to people and programs. */
class OddFactsOverHttpTest {
    private static final String YEAR = "/alice/.overview?from=2026-01&months=12";

    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    @BeforeEach
    void katjas_documents_are_in_the_pod_of_alice() {
        PODS.empty("alice");
        for (Map.Entry<String, String> document : DemoFiles.documents().entrySet()) {
            PODS.as("alice").put("/alice/" + document.getKey(), document.getValue());
        }
    }

    @ParameterizedTest(name = "{4}")
    @CsvSource(delimiter = '|', textBlock = """
            vault/home            | 720.00                  | -720.00                    | 422 | het bedrag of aantal is te laag
            vault/home            | 720.00                  | "veel"                     | 422 | geen getal
            vault/home            | 720.00                  | 7.2e2                      | 422 | geen getal
            vault/home            | "EUR"                   | "USD"                      | 422 | niet in euro
            vault/home            | "2026-01-01"^^xsd:date  | "2026-02-30"^^xsd:date     | 422 | geen bestaande dag
            vault/home            | "2026-01-01"^^xsd:date  | "begin 2026"               | 422 | geen bestaande dag
            vault/home            | "2026-01-01"^^xsd:date  | "-0044-01-01"^^xsd:date    | 422 | geen bestaande dag
            vault/employment      | "EUR"                   | "GBP"                      | 422 | niet in euro
            official/brp/persons  | "1998-05-09"            | "2998-05-09"               | 422 | in de toekomst
            official/brp/persons  | "1998-05-09"            | "1880-05-09"               | 422 | meer dan 130 jaar terug
            official/brp/persons  | "2021-11-20"            | "2031-11-20"               | 422 | in de toekomst
            """)
    void what_cannot_be_is_named_with_its_document(String document, String from, String to, int status, String words) {
        String text = DemoFiles.documents().get(document).replace(from, to);
        assertFalse(text.equals(DemoFiles.documents().get(document)), "the demo says " + from);
        assertEquals(
                204,
                PODS.as("alice").put("/alice/" + document, text).status(),
                "its owner may write what she likes; if this is refused the overview never sees it");

        assertAnswer(status, words, "/alice/" + document);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            vault/home                     | 720.00       | 640.00
            official/brp/persons           | "1998-05-09" | "1998-05-10"
            official/toeslagen/estimate-2026 | 22242.00   | 30000.00
            """)
    void two_documents_that_disagree_are_both_named(String document, String from, String to) {
        String other = DemoFiles.documents().get(document).replace(from, to);
        PODS.as("alice").put("/alice/" + document + "-b", other);

        assertAnswer(409, "iets anders", "/alice/" + document + "-b", "/alice/" + document + " en");
    }

    @Test
    void one_document_that_says_two_things_is_named_once() {
        String home = DemoFiles.documents().get("vault/home");
        String twice = home
                + home.substring(home.indexOf("<#rent>"), home.indexOf("<#service-costs>"))
                        .replace("<#rent>", "<#rent2>")
                        .replace("720.00", "700.00");
        PODS.as("alice").put("/alice/vault/home", twice);

        assertAnswer(409, "twee verschillende dingen", "/alice/vault/home");
    }

    @Test
    void two_jobs_at_the_same_time_are_no_contradiction() {
        String record = DemoFiles.documents().get("official/uwv/income-record");
        String job = record.substring(record.indexOf("<#job2>"));
        job = job.substring(0, job.indexOf(" .\n") + 3).replace("<#job2>", "<#job9>");

        PODS.as("alice").put("/alice/official/uwv/income-record", record + "\n" + job);

        Http.Answer answer = PODS.as("alice").get(YEAR);
        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.body().contains("2078.62"), "twice 1039.31");
    }

    @Test
    void a_question_that_is_not_understood_gets_a_page_too() {
        Http.Answer page = PODS.as("alice").get("/alice/.overview?from=soon", "Accept", "text/html");

        assertEquals(400, page.status());
        assertTrue(page.body().contains("<h1>Er is geen overzicht</h1>"), page.body());
    }

    private static void assertAnswer(int status, String words, String... documents) {
        for (String format : new String[] {
            "application/json", "text/turtle", "application/ld+json", "text/csv", "text/html", "text/plain"
        }) {
            Http.Answer answer = PODS.as("alice").get(YEAR, "Accept", format);
            assertEquals(status, answer.status(), format + ": " + answer.body());
            assertTrue(answer.body().contains(words), format + ": " + answer.body());
            for (String document : documents) {
                assertTrue(answer.body().contains(document), format + ": " + answer.body());
            }
        }
        Http.Answer page = PODS.as("alice").get(YEAR, "Accept", "text/html", "Accept-Language", "en");
        assertTrue(page.body().contains("<h1>This cannot be right</h1>"), page.body());
        assertEquals(200, PODS.as("alice").get("/alice/vault/").status(), "the rest of the pod goes on");
    }
}
