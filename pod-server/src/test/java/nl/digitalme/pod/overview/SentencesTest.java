package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.pod.overview.why.Sentences;
import nl.digitalme.pod.rules.RuleText;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.Why;
import nl.digitalme.vocab.VocabFiles;
import org.junit.jupiter.api.Test;

/** Every step of an explanation is told in plain Dutch and English. */
class SentencesTest {
    private static final Sentences SENTENCES = Sentences.fromVocab();
    private static final Pattern HEADER = Pattern.compile("# Rounding: (.*)");

    @Test
    void every_step_of_the_year_has_a_sentence_in_both_languages_and_nothing_is_left_to_fill_in() {
        Set<String> rules = new HashSet<>();
        for (Basis basis : Basis.values()) {
            Period year = new Period(YearMonth.of(2026, 1), 12).until(basis);
            Household household = Household.with(Schemes.standard());
            Computation katja = household.computation(
                    "https://pod.example/situation/profile/card#me",
                    SituationFiles.documents(DemoFiles.folder()),
                    year);
            for (Line line : katja.overview(List.of()).lines()) {
                Set<Why> seen = Collections.newSetFromMap(new IdentityHashMap<>());
                line.months().keySet().forEach(month -> katja.why(line.id(), month)
                        .or(() -> katja.failing(line.id(), month))
                        .ifPresent(why -> check(why, katja, seen, rules)));
            }
        }
        assertTrue(rules.size() > 100, "rules seen: " + rules.size());
    }

    private static void check(Why why, Computation computation, Set<Why> seen, Set<String> rules) {
        if (!seen.add(why)) {
            return;
        }
        assertEquals(Optional.empty(), SENTENCES.lacking(why), "there is a template for each kind of step");
        Words told = SENTENCES.of(why, computation);
        for (String text : List.of(told.nl(), told.en())) {
            assertFalse(text.isBlank() || text.contains("{") || text.contains("}"), text);
            assertTrue(
                    text.endsWith(".") && Character.isUpperCase(text.charAt(0)) || !Character.isLetter(text.charAt(0)),
                    text);
        }
        if (why instanceof Why.Derived derived) {
            rules.add(derived.rule().name());
            derived.inputs().forEach(input -> check(input, computation, seen, rules));
        }
    }

    @Test
    void every_rounding_of_every_rule_has_dutch_words() throws IOException {
        List<String> lacking = new ArrayList<>();
        try (Stream<Path> files = Files.walk(VocabFiles.schemes())) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".rq")).toList()) {
                Matcher header = HEADER.matcher(Files.readString(file));
                if (header.find()) {
                    Words words = SENTENCES.rounding(new RuleText("", "", "", Optional.empty(), header.group(1), ""));
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
        Computation katja = Household.with(Schemes.standard())
                .computation(
                        "https://pod.example/situation/profile/card#me",
                        SituationFiles.documents(DemoFiles.folder()),
                        new Period(YearMonth.of(2026, 5), 1));
        Words told = SENTENCES.of(katja.why("bijstand", YearMonth.of(2026, 5)).orElseThrow(), katja);

        assertTrue(told.nl().contains("1.401,50 euro in mei 2026"), told.nl());
        assertTrue(told.en().contains("1,401.50 euro in May 2026"), told.en());
    }
}
