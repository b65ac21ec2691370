package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.why.Explanation;
import nl.digitalme.pod.overview.why.Sentences;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.VocabFiles;
import org.junit.jupiter.api.Test;

/** Every step of an explanation is told in plain Dutch and English. */
class SentencesTest {
    private static final Sentences SENTENCES = Sentences.of(Schemes.standard());
    private static final Set<String> SCHEMES = Set.of(
            "algemene_heffingskorting",
            "arbeidskorting",
            "awir",
            "bijstand",
            "household",
            "huurtoeslag",
            "iack",
            "income",
            "inkomstenbelasting",
            "kinderbijslag",
            "kinderopvangtoeslag",
            "kindgebonden_budget",
            "loonheffing",
            "registers",
            "toeslagenwet",
            "ww",
            "zorgtoeslag",
            "zvw");
    private static final Pattern HEADER = Pattern.compile("# Rounding: (.*)");

    @Test
    void every_step_of_the_year_has_a_sentence_in_both_languages_and_nothing_is_left_to_fill_in() {
        Set<String> rules = new HashSet<>();
        for (Basis basis : Basis.values()) {
            Computation katja = katja(new Period(YearMonth.of(2026, 1), 12).until(basis));
            for (Line line : katja.overview(List.of()).lines()) {
                Set<String> told = new HashSet<>();
                line.months().keySet().forEach(month -> katja.why(line.id(), month)
                        .or(() -> katja.failing(line.id(), month))
                        .map(Explanation::of)
                        .ifPresent(why -> why.steps().forEach(step -> check(step, katja, told, rules))));
            }
        }
        assertTrue(rules.size() > 100, "rules seen: " + rules.size());
    }

    private static Computation katja(Period period) {
        return Household.with(Schemes.standard())
                .computation(
                        "https://pod.example/situation/profile/card#me",
                        SituationFiles.documents(DemoFiles.folder()),
                        period);
    }

    private static void check(Explanation.Step step, Computation computation, Set<String> seen, Set<String> rules) {
        Words told = SENTENCES.of(step, computation);
        if (!seen.add(told.nl())) {
            return;
        }
        assertEquals(Optional.empty(), SENTENCES.lacking(step.why()), "there is a template for each kind of step");
        for (String text : List.of(told.nl(), told.en())) {
            assertFalse(text.isBlank() || text.contains("{") || text.contains("}"), text);
            assertTrue(
                    text.endsWith(".") && Character.isUpperCase(text.charAt(0)) || !Character.isLetter(text.charAt(0)),
                    text);
        }
        if (step.why() instanceof Why.Derived derived) {
            rules.add(derived.rule().name());
            assertReadsAsDutch(told.nl().split(" (Bron|Volgens): ")[0]);
        }
    }

    // 1.401,50 and 9 mei 1998: no 1401.50, no 1998-05-09, and the euro sign before its amount.
    private static void assertReadsAsDutch(String text) {
        assertFalse(
                Pattern.compile("\\d\\.\\d{1,2}(?!\\d)|\\d{4}-\\d{2}|\\d{4},\\d|\\d euro|\\btrue\\b|\\bfalse\\b")
                        .matcher(text)
                        .find(),
                text);
    }

    @Test
    void nearly_every_rule_on_the_way_to_an_amount_has_a_sentence_of_its_own() throws IOException {
        Set<String> lacking = new TreeSet<>(rules().keySet());
        lacking.removeIf(rule -> !SCHEMES.contains(rule.substring(0, rule.indexOf('/'))));
        int all = lacking.size();
        Map<String, String> rules = rules();
        SENTENCES.own().forEach((rule, words) -> {
            if (isAbout(words, rules.getOrDefault(rule, ""))) {
                lacking.remove(rule);
            }
        });
        // A rule is told by the template for its kind until somebody writes its sentence anew: some may wait for that.
        assertTrue(
                lacking.size() * 8 <= all,
                "Add to sentences.ttl of the scheme folder: <#rule> a dm:SentenceTemplate ; dm:aboutRule"
                        + " \"scheme/rule\" ; rdfs:label \"In het Nederlands, met {notie}.\"@nl , \"In English, with"
                        + " {notion}.\"@en . For: " + lacking);
    }

    // A sentence that names what its rule does not read is never told.
    private static boolean isAbout(Words words, String rule) {
        return Stream.of(words.nl(), words.en())
                .flatMap(text -> Sentences.places(text).stream())
                .filter(place -> !Set.of("value", "month", "what", "inputs").contains(place))
                .allMatch(place ->
                        Pattern.compile(":" + place + "\\b").matcher(rule).find());
    }

    @Test
    void a_sentence_fills_in_the_same_in_both_languages_and_holds_no_amount_of_the_law() {
        SENTENCES.own().forEach((rule, words) -> {
            for (String text : List.of(words.nl(), words.en())) {
                assertTrue(text.endsWith("."), rule + ": " + text);
                assertFalse(
                        text.replaceAll("\\{\\w+", "").matches(".*[0-9€].*"),
                        rule + " has an amount of the law in its words: " + text);
            }
            assertEquals(
                    new TreeSet<>(Sentences.places(words.nl())), new TreeSet<>(Sentences.places(words.en())), rule);
        });
    }

    private static Map<String, String> rules() throws IOException {
        Map<String, String> rules = new TreeMap<>();
        try (Stream<Path> files = Files.walk(VocabFiles.schemes())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".rq")).toList()) {
                String name = file.getName(file.getNameCount() - 3) + "/" + file.getFileName();
                rules.put(name.substring(0, name.length() - 3), Files.readString(file));
            }
        }
        return rules;
    }

    @Test
    void every_rounding_of_every_rule_has_dutch_words() throws IOException {
        List<String> lacking = new ArrayList<>();
        try (Stream<Path> files = Files.walk(VocabFiles.schemes())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".rq")).toList()) {
                Matcher header = HEADER.matcher(Files.readString(file));
                if (header.find()) {
                    Words words = SENTENCES
                            .phrases()
                            .rounding(new RuleText("", "", "", Optional.empty(), header.group(1), ""));
                    if (words.nl().equals(words.en())) {
                        lacking.add(file + ": " + header.group(1));
                    }
                }
            }
        }
        assertEquals(List.of(), lacking, "add them to explanations/phrases.ttl");
    }

    @Test
    void an_article_is_told_as_the_language_does() {
        Words words = SENTENCES.source(
                new RuleText("", "", "Awir art. 14(5) and 22, Participatiewet art. 31(2)n", Optional.empty(), "", ""));

        assertEquals("Awir art. 14 lid 5 en 22, Participatiewet art. 31 lid 2 onder n", words.nl());
        assertEquals("Awir art. 14(5) and 22, Participatiewet art. 31(2)n", words.en());
    }

    @Test
    void an_amount_reads_as_people_write_it() {
        Computation katja = katja(new Period(YearMonth.of(2026, 5), 1));
        Why why = katja.why("bijstand", YearMonth.of(2026, 5)).orElseThrow();
        Words told = SENTENCES.of(Explanation.of(why).root(), katja);

        assertTrue(told.nl().contains("€ 1.401,50") && told.nl().contains("mei 2026"), told.nl());
        assertTrue(told.en().contains("€1,401.50") && told.en().contains("May 2026"), told.en());
    }
}
