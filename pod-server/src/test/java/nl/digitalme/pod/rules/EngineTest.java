package nl.digitalme.pod.rules;

import static nl.digitalme.pod.rules.SchemeFolder.fact;
import static nl.digitalme.pod.rules.SchemeFolder.timeline;
import static nl.digitalme.pod.rules.SchemeFolder.zon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.rules.Situation.Status;
import org.eclipse.rdf4j.model.util.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    private static final YearMonth MAY = YearMonth.of(2030, 5);
    private static final String COPY = "CONSTRUCT { ?s zon:%s ?x } WHERE { ?s zon:%s ?x }";

    @TempDir
    Path root;

    @Test
    void rules_run_after_the_rules_they_read_from_whatever_their_names() {
        Situation situation = run(
                empty().notions("one", "two", "three")
                        .rule("a", COPY.formatted("three", "two"))
                        .rule("z", COPY.formatted("two", "one")),
                fact(zon("one"), 1));

        assertEquals(Optional.of(BigDecimal.ONE), situation.number(zon("three")));
    }

    @Test
    void a_division_by_zero_leaves_one_notion_unknown_and_the_others_stand() {
        Situation situation = run(
                empty().notions("one", "two", "share", "sum")
                        .rule(
                                "share",
                                "CONSTRUCT { ?s zon:share ?x } WHERE { ?s zon:one ?a ; zon:two ?b BIND (?a / (?b * 0.1) AS ?x) }")
                        .rule("sum", "CONSTRUCT { ?s zon:sum ?x } WHERE { ?s zon:one ?a BIND (?a + 1 AS ?x) }"),
                fact(zon("one"), 1),
                fact(zon("two"), 0));

        assertEquals(Optional.empty(), situation.number(zon("share")));
        assertEquals(Optional.of(BigDecimal.valueOf(2)), situation.number(zon("sum")));
    }

    @Test
    void rules_that_need_each_other_are_refused_by_name() {
        SchemeFolder loop = empty().notions("one", "two")
                .rule("first", COPY.formatted("one", "two"))
                .rule("second", COPY.formatted("two", "one"));

        String message = assertThrows(LawProblem.class, () -> load(loop)).getMessage();
        assertTrue(message.contains("zonnetoeslag/first") && message.contains("zonnetoeslag/second"), message);
    }

    @Test
    void a_loop_with_a_start_settles_within_half_a_cent() {
        // x = 100 - y, y = 0.36 x: at the end x = 100 / 1.36
        Situation situation = run(
                loop().rule("x", "CONSTRUCT { ?s zon:x ?x } WHERE { ?s zon:base ?b ; zon:y ?y BIND (?b - ?y AS ?x) }")
                        .rule("y", "CONSTRUCT { ?s zon:y ?y } WHERE { ?s zon:x ?x BIND (0.36 * ?x AS ?y) }"),
                fact(zon("base"), 100));

        assertEquals(
                "zonnetoeslag/y",
                situation
                        .why(zon("y"))
                        .map(why -> ((Why.Derived) why).rule().name())
                        .orElseThrow(),
                "the explanation goes round once");
        assertEquals(73.53, situation.number(zon("x")).orElseThrow().doubleValue(), 0.01);
        assertEquals(26.47, situation.number(zon("y")).orElseThrow().doubleValue(), 0.01);
    }

    @Test
    void a_loop_that_lacks_a_fact_stays_unknown_instead_of_resting_on_its_start() {
        Situation situation = run(
                loop().rule("x", "CONSTRUCT { ?s zon:x ?x } WHERE { ?s zon:base ?b ; zon:y ?y BIND (?b - ?y AS ?x) }")
                        .rule("y", "CONSTRUCT { ?s zon:y ?y } WHERE { ?s zon:x ?x BIND (0.36 * ?x AS ?y) }"));

        assertEquals(Optional.empty(), situation.number(zon("x")));
        assertEquals(Optional.empty(), situation.number(zon("y")));
    }

    @Test
    void a_loop_that_does_not_settle_is_an_error() {
        SchemeFolder wild = loop().rule("x", "CONSTRUCT { ?s zon:x ?x } WHERE { ?s zon:y ?y BIND (?y + 1 AS ?x) }")
                .rule("y", "CONSTRUCT { ?s zon:y ?y } WHERE { ?s zon:x ?x BIND (2 * ?x AS ?y) }");

        assertThrows(LawProblem.class, () -> run(wild, fact(zon("base"), 1)));
    }

    @Test
    void what_is_stated_wins_over_a_rule() {
        SchemeFolder folder = empty().notions("one", "two").rule("two", COPY.formatted("two", "one"));

        assertEquals(
                Optional.of(BigDecimal.TEN),
                run(folder, fact(zon("one"), 1), fact(zon("two"), 10)).number(zon("two")));
    }

    @Test
    void two_rules_that_give_one_notion_two_values_are_an_error_that_names_both() {
        SchemeFolder folder = empty().notions("one", "two", "three")
                .rule("from-one", COPY.formatted("three", "one"))
                .rule("from-two", COPY.formatted("three", "two"));

        String message = assertThrows(LawProblem.class, () -> run(folder, fact(zon("one"), 1), fact(zon("two"), 2)))
                .getMessage();
        assertTrue(message.contains("zonnetoeslag/from-one") && message.contains("zonnetoeslag/from-two"), message);
        assertEquals(
                Optional.of(BigDecimal.ONE),
                run(folder, fact(zon("one"), 1), fact(zon("two"), new BigDecimal("1.0")))
                        .number(zon("three")));
    }

    @Test
    void a_floating_number_is_refused_wherever_it_comes_from() {
        SchemeFolder folder = empty().notions("one", "two").rule("two", COPY.formatted("two", "one"));

        assertThrows(LawProblem.class, () -> run(folder, fact(zon("one"), 1.5d)));
        assertThrows(
                LawProblem.class,
                () -> load(empty().notions("one", "two")
                        .rule("two", "CONSTRUCT { ?s zon:two ?y } WHERE { ?s zon:one ?x BIND (?x * 1.5e0 AS ?y) }")));
    }

    @Test
    void a_fact_holds_in_the_months_on_whose_first_day_it_is_true() {
        SchemeFolder folder = empty().notions("one");
        Fact fact = fact(zon("one"), 1, "2030-04-02", "2030-06-01");

        assertEquals(Optional.empty(), at(folder, YearMonth.of(2030, 4), fact).number(zon("one")));
        assertEquals(
                Optional.of(BigDecimal.ONE),
                at(folder, YearMonth.of(2030, 6), fact).number(zon("one")));
        assertEquals(Optional.empty(), at(folder, YearMonth.of(2030, 7), fact).number(zon("one")));
    }

    @Test
    void documents_that_contradict_each_other_are_named() {
        Fact other = Fact.always(
                SchemeFolder.HOUSEHOLD, zon("one"), Values.literal(2), Values.iri("https://pod.example/other"));

        ContradictingFacts problem =
                assertThrows(ContradictingFacts.class, () -> run(empty().notions("one"), fact(zon("one"), 1), other));
        assertEquals(List.of(SchemeFolder.SOURCE, other.source()), problem.sources());
    }

    @Test
    void eligibility_is_no_on_one_false_condition_yes_on_all_true_and_unknown_otherwise() {
        SchemeFolder folder = SchemeFolder.zonnetoeslag(root)
                .turtle("scheme.ttl", """
                        zon:scheme a dm:Scheme ; skos:notation "zonnetoeslag" ; rdfs:label "Zonnetoeslag"@nl ;
                            dm:eligibility zon:eligible ; dm:requires zon:hasRoof , zon:hasPanel .
                        """)
                .notions("entitlement", "income", "hasRoof", "hasPanel", "eligible");
        Scheme scheme = load(folder).named("zonnetoeslag").orElseThrow();

        assertEquals(Status.UNKNOWN, run(folder, fact(zon("hasRoof"), true)).status(scheme));
        assertEquals(
                Status.NOT_ELIGIBLE, run(folder, fact(zon("hasRoof"), false)).status(scheme));
        assertEquals(
                Status.ELIGIBLE,
                run(folder, fact(zon("hasRoof"), true), fact(zon("hasPanel"), true))
                        .status(scheme));
    }

    private SchemeFolder empty() {
        return SchemeFolder.in(root, "zonnetoeslag");
    }

    private SchemeFolder loop() {
        return empty().notions("base", "x").turtle("notions.ttl", """
                zon:base a dm:Notion . zon:x a dm:Notion . zon:y a dm:Notion ; dm:startsAt 0 .
                """);
    }

    private Schemes load(SchemeFolder written) {
        return Schemes.load(List.of(root));
    }

    private Situation run(SchemeFolder written, Fact... facts) {
        return at(written, MAY, facts);
    }

    private Situation at(SchemeFolder written, YearMonth month, Fact... facts) {
        Timeline timeline = timeline(facts);
        return load(written)
                .derive(YearMonth.of(2030, 1), 12, List.of(timeline))
                .at(timeline, month);
    }
}
