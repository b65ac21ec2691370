package nl.digitalme.pod.rules;

import static nl.digitalme.pod.rules.SchemeFolder.dm;
import static nl.digitalme.pod.rules.SchemeFolder.fact;
import static nl.digitalme.pod.rules.SchemeFolder.timeline;
import static nl.digitalme.pod.rules.SchemeFolder.zon;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.digitalme.pod.rules.Missing.Kind;
import nl.digitalme.pod.rules.Parameter.Confidence;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplanationTest {
    private static final String PW = "https://w3id.org/digital-me/scheme/bijstand#";
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    @TempDir
    Path root;

    private final Schemes schemes = Schemes.standard();

    @Test
    void an_amount_names_its_rule_its_parameters_and_the_documents_it_came_from() {
        SchemeFolder.zonnetoeslag(root);
        Timeline timeline = timeline(fact(zon("income"), 10), fact(zon("hasRoof"), true));
        Situation situation = Schemes.load(List.of(root))
                .derive(YearMonth.of(2030, 1), 12, List.of(timeline))
                .at(timeline, YearMonth.of(2030, 5));

        Why.Derived why = (Why.Derived) situation.why(zon("entitlement")).orElseThrow();

        assertEquals(
                0, new BigDecimal("15").compareTo(new BigDecimal(why.value().stringValue())));
        assertEquals("zonnetoeslag/entitlement", why.rule().name());
        assertEquals("invented art. 4", why.rule().source());
        assertEquals(Set.of(SchemeFolder.SOURCE), sources(why));
        assertTrue(all(why).anyMatch(each -> each instanceof Why.ByLaw law
                && law.parameter().origin().source().equals("invented art. 4")
                && law.value().stringValue().equals("25.00")));
        assertEquals(Confidence.MEMORY, why.confidence(), "it rests on a value nobody confirmed");
    }

    @Test
    void a_sum_is_explained_by_every_row_it_was_made_of() {
        Why why = katja(child("child1", "2018-03-14"), child("child2", "2021-11-20"))
                .why(Values.iri("https://w3id.org/digital-me/scheme/kinderbijslag#quarterAmount"))
                .orElseThrow();

        List<String> births = all(why).filter(each -> each.notion().equals(dm("childBirthDate")))
                .map(each -> each.value().stringValue())
                .sorted()
                .toList();
        assertEquals(List.of("2018-03-14", "2021-11-20"), births);
        assertEquals(YearMonth.of(2026, 4), ((Why.Derived) why).inputs().get(0).month(), "the quarter began in April");
    }

    @Test
    void what_is_missing_is_the_shortest_way_to_an_answer() {
        Situation situation = katja(child("child1", "2018-03-14"));

        Set<IRI> missing = situation.missing(Values.iri(PW, "granted")).stream()
                .map(Missing::notion)
                .collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        dm("birthDate"),
                        dm("partnersListed"),
                        dm("housematesListed"),
                        dm("wagesKnown"),
                        dm("benefitsKnown"),
                        dm("otherIncomeKnown"),
                        Values.iri(PW, "assets"),
                        dm("lawfulResidence")),
                missing);
    }

    @Test
    void a_value_that_the_law_files_lack_is_told_apart_from_a_missing_fact() {
        Timeline timeline = timeline(
                fact(dm("birthDate"), Values.literal("1990-05-09", XSD.DATE)),
                fact(dm("livesWithPartner"), false),
                fact(dm("childrenListed"), 0));
        Situation in2035 =
                schemes.derive(YearMonth.of(2035, 1), 12, List.of(timeline)).at(timeline, YearMonth.of(2035, 5));

        Set<Missing> missing = in2035.missing(Values.iri(PW, "norm"));

        assertTrue(missing.stream().anyMatch(each -> each.kind() == Kind.PARAMETER), missing.toString());
    }

    @Test
    void a_table_without_a_row_for_this_municipality_lacks_a_value_of_the_law() {
        SchemeFolder folder = SchemeFolder.in(root, "zonnetoeslag")
                .notions("municipality", "amount", "town")
                .turtle("parameters.ttl", """
                        <#here> a dm:ParameterRow ; zon:town zon:here ; zon:inTown 120 ; rdfs:label "hier"@nl ;
                            schema:validFrom "2020-01-01"^^xsd:date ; dm:confidence dm:verified ; dct:source "bylaw" .
                        <#other> a dm:ParameterRow ; zon:share 0.5 ; rdfs:label "andere tabel"@nl ;
                            schema:validFrom "2020-01-01"^^xsd:date ; dm:confidence dm:verified ; dct:source "bylaw" .
                        """)
                .rule("amount", """
                        CONSTRUCT { ?situation zon:amount ?amount }
                        WHERE {
                          ?situation dm:month ?month ; zon:municipality ?town .
                          ?row dm:validIn ?month ; zon:town ?town ; zon:inTown ?amount .
                        }
                        """);

        Situation here = derived(folder, fact(zon("municipality"), zon("here")));
        Situation elsewhere = derived(folder, fact(zon("municipality"), zon("elsewhere")));

        assertEquals("120", here.value(zon("amount")).orElseThrow().stringValue());
        assertTrue(all(here.why(zon("amount")).orElseThrow())
                .anyMatch(each -> each instanceof Why.ByLaw law
                        && law.parameter().origin().source().equals("bylaw")));
        assertEquals(
                List.of(Kind.PARAMETER),
                elsewhere.missing(zon("amount")).stream().map(Missing::kind).toList());
    }

    private Situation derived(SchemeFolder written, Fact fact) {
        Timeline timeline = timeline(fact);
        return Schemes.load(List.of(root)).derive(MAY, 1, List.of(timeline)).at(timeline, MAY);
    }

    @Test
    void whoever_is_not_eligible_hears_which_condition_failed_and_why() {
        Timeline timeline = timeline(
                fact(dm("livesWithPartner"), false),
                fact(dm("childrenListed"), 0),
                fact(Values.iri(PW, "assets"), 9000));
        Situation situation =
                schemes.derive(YearMonth.of(2026, 1), 12, List.of(timeline)).at(timeline, MAY);
        Scheme bijstand = schemes.named("bijstand").orElseThrow();

        List<Why> failing = situation.failing(bijstand);

        assertEquals(Situation.Status.NOT_ELIGIBLE, situation.status(bijstand));
        assertEquals(
                List.of(Values.iri(PW, "withinAssets")),
                failing.stream().map(Why::notion).toList());
        assertTrue(all(failing.get(0))
                .anyMatch(each -> each instanceof Why.ByLaw law
                        && law.value().stringValue().equals("8000")));
    }

    private Situation katja(Fact... facts) {
        Timeline timeline = timeline(Stream.concat(
                        Stream.of(fact(dm("childrenKnown"), true)),
                        Stream.of(facts)
                                .flatMap(birth -> Stream.of(
                                        birth,
                                        Fact.always(
                                                birth.subject(),
                                                dm("childIn"),
                                                SchemeFolder.HOUSEHOLD,
                                                birth.source()))))
                .toArray(Fact[]::new));
        return schemes.derive(YearMonth.of(2026, 1), 12, List.of(timeline)).at(timeline, MAY);
    }

    private static Fact child(String name, String born) {
        return Fact.always(
                Values.iri("urn:test:" + name),
                dm("childBirthDate"),
                Values.literal(born, XSD.DATE),
                SchemeFolder.SOURCE);
    }

    private static Set<IRI> sources(Why why) {
        return all(why).filter(Why.Stated.class::isInstance)
                .flatMap(each -> ((Why.Stated) each).sources().stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Why> all(Why why) {
        Stream<Why> inputs = why instanceof Why.Derived derived
                ? derived.inputs().stream().flatMap(ExplanationTest::all)
                : Stream.of();
        return Stream.concat(Stream.of(why), inputs);
    }
}
