package nl.digitalme.pod.login.pages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path RESOURCES = Path.of("src/main/resources/nl/digitalme/pod/login");
    private static final Pattern BLANK = Pattern.compile("\\{[0-9]\\}");

    private static Properties read(Path file) throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            texts.load(in);
        }
        return texts;
    }

    @Test
    void what_is_said_in_dutch_is_said_in_english_with_the_same_blanks() throws IOException {
        List<Path> dutch;
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            dutch = all.filter(file -> file.endsWith("words_nl.properties")).toList();
        }
        assertTrue(dutch.size() >= 3, dutch.toString());
        for (Path file : dutch) {
            Properties nl = read(file);
            Properties en = read(file.resolveSibling("words_en.properties"));
            assertEquals(nl.stringPropertyNames(), en.stringPropertyNames(), file.toString());
            nl.stringPropertyNames()
                    .forEach(name -> assertEquals(blanks(nl.getProperty(name)), blanks(en.getProperty(name)), name));
        }
    }

    private static Set<String> blanks(String text) {
        return BLANK.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void markup_in_text_and_values_is_shown_and_not_done() {
        StringBuilder out = new StringBuilder();
        Html.element("p", "<b>\"it's\" & more</b>").with("title", "\"><script>").writeTo(out);

        assertEquals(
                "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&quot;it&#39;s&quot; &amp; more&lt;/b&gt;</p>",
                out.toString());
    }

    @Test
    void a_link_cannot_run_anything() {
        for (String address : List.of(
                "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil", "/\\evil", " /x", "/\t/evil")) {
            assertThrows(IllegalArgumentException.class, () -> Html.link(address, "here"), address);
        }
    }
}
