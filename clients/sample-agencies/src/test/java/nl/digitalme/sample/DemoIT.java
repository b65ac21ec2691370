package nl.digitalme.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import nl.digitalme.agency.When;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The demo as somebody meets it: its story, the README's requests, and what changes when agencies change their data. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final String OVERVIEW = ".overview?from=2026-01&months=12";

    private static DemoProcess demo;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        demo = DemoProcess.start(folder.resolve("data"));
    }

    @AfterAll
    static void stop() {
        demo.close();
    }

    @Test
    @Order(1)
    void seven_agencies_deliver_and_the_municipality_reads_only_while_katja_shares() {
        assertEquals(
                14,
                demo.story()
                        .lines()
                        .filter(line -> line.matches(" *PUT .*official/[^.]* 201"))
                        .count());
        assertTrue(demo.story().contains("Kinderbijslag"), "the overview is printed");
        assertEquals(
                2, demo.story().lines().filter(line -> line.contains("403")).count());
    }

    @Test
    @Order(2)
    void each_request_of_the_readme_answers_what_the_readme_says() throws Exception {
        String readme = Files.readString(Path.of("..", "..", "README.md"));
        String section = readme.substring(readme.indexOf("## Try five requests"), readme.indexOf("## Read on"));
        Matcher block = Pattern.compile("```sh\n([^`]*)```\n+It answers[^`]*`([^`]+)`", Pattern.DOTALL)
                .matcher(section);
        int requests = 0;
        while (block.find()) {
            String script = block.group(1)
                    .replace("http://localhost:3000/", demo.variables().get("DM_SERVER"));
            String output = demo.bash(katja(section) + script);
            assertTrue(output.contains(block.group(2)), script + "answered\n" + output);
            requests++;
        }
        assertEquals(6, requests);
    }

    private static String katja(String section) {
        Matcher function = Pattern.compile("katja\\(\\) .*\n").matcher(section);
        assertTrue(function.find());
        return function.group();
    }

    @Test
    @Order(3)
    void every_amount_of_the_overview_has_its_reasons_down_to_the_source_document() throws IOException {
        List<String> without = new ArrayList<>();
        int amounts = 0;
        for (JsonNode line : overview().path("lines")) {
            for (JsonNode month : line.path("months")) {
                if (month.path("status").asText().equals("amount")) {
                    amounts++;
                    String why = read(".overview" + month.path("why").asText(), "application/json");
                    // That nothing is paid in a month can be the law's calendar; any other amount rests on a document.
                    boolean nothing = month.path("amount").asText().equals("0.00");
                    if (!why.contains(demo.pod()) && !(nothing && why.contains("BWBR"))) {
                        without.add(line.path("id").asText() + " "
                                + month.path("month").asText());
                    }
                }
            }
        }
        assertTrue(amounts > 50, "only " + amounts);
        assertEquals(List.of(), without, "no source document");
    }

    @Test
    @Order(4)
    void a_changed_amount_changes_the_overview_and_a_withdrawn_one_is_unknown() throws IOException {
        assertEquals("1853.46", month("ww", "2026-01").path("amount").asText());

        assertEquals(0, demo.agency("uwv", "change", "decision-2025-10", "1853.46", "1700.00"));
        assertEquals("1700.00", month("ww", "2026-01").path("amount").asText());

        assertEquals(0, demo.agency("uwv", "delete", "decision-2025-10"));
        JsonNode unknown = month("ww", "2026-01");
        assertEquals("unknown", unknown.path("status").asText());
        assertTrue(unknown.toString().contains("beslissing van UWV over uw WW-uitkering"), unknown.toString());
        assertTrue(unknown.toString().contains("official/uwv/"), unknown.toString());
    }

    @Test
    @Order(5)
    void when_katja_takes_the_container_back_uwv_is_refused_at_once_and_all_of_it_is_in_her_log() throws IOException {
        String rules = """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .
                <#owner> a acl:Authorization ; acl:agent <%sprofile/card#me> ;
                    acl:accessTo <./> ; acl:default <./> ; acl:mode acl:Read, acl:Write, acl:Control .
                """.formatted(demo.pod());
        demo.katja().put(URI.create(demo.pod() + "official/uwv/.acl"), rules, When.ALWAYS);
        assertEquals(3, demo.agency("uwv", "deliver"));

        List<String> uwv = log().stream()
                .filter(line -> line.contains("/uwv/profile/card#me"))
                .toList();
        assertTrue(uwv.stream().anyMatch(line -> line.matches(".*\\b(200|204|205)\\b.*")), uwv.toString());
        assertTrue(uwv.stream().anyMatch(line -> line.contains("delete")), uwv.toString());
        assertTrue(uwv.get(uwv.size() - 1).contains("403"), uwv.toString());
        assertFalse(log().toString().contains("1853.46"), "no values in the log");
    }

    private static JsonNode overview() throws IOException {
        return new ObjectMapper().readTree(read(OVERVIEW, "application/json"));
    }

    private static JsonNode month(String line, String month) throws IOException {
        return StreamSupport.stream(overview().path("lines").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(line))
                .flatMap(each -> StreamSupport.stream(each.path("months").spliterator(), false))
                .filter(each -> each.path("month").asText().equals(month))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> log() throws IOException {
        JsonNode log = new ObjectMapper().readTree(read(".log", "application/json"));
        List<String> lines = new ArrayList<>();
        (log.isArray() ? log : log.path("events")).forEach(event -> lines.add(event.toString()));
        return lines;
    }

    private static String read(String path, String accept) {
        return demo.katja().get(URI.create(demo.pod()).resolve(path), accept).body();
    }
}
