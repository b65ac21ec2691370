package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.digitalme.pod.overview.listing.Ask;
import nl.digitalme.pod.overview.listing.Listing;
import nl.digitalme.pod.overview.listing.ListingAnswer;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;

/** Municipal and water board tax before and after remission, with Katja's documents and a bill that has amounts. */
class LocalTaxesTest {
    private static final String POD = "https://pod.example/katja/";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12);
    private static final YearMonth JUNE = YearMonth.of(2026, 6);
    private static final String SPLIT = line("wasteCharge", "300.00") + line("sewerCharge", "120.00");
    private static final String DOG = line("otherMunicipalTax", "84.00");

    @Test
    void the_bill_the_remission_and_what_is_left_are_lines_and_only_waste_and_sewer_are_remitted() {
        MonthlyOverview overview = view(with(SPLIT + DOG, "1200.00")).overview();

        assertEquals("42.00", cell(overview, "gemeentebelasting"));
        assertEquals("35.00", cell(overview, "kwijtschelding-gemeentebelasting"));
        assertEquals("7.00", cell(overview, "gemeentebelasting-na-kwijtschelding"));
    }

    @Test
    void what_is_left_to_spend_counts_the_bill_less_the_remission_and_not_the_rest_once_more() {
        MonthlyOverview without = view(DemoFiles.documents()).overview();
        MonthlyOverview with = view(with(SPLIT + DOG, "1200.00")).overview();

        assertEquals(
                "7.00 EUR",
                without.left(JUNE).known().minus(with.left(JUNE).known()).toString());
        assertTrue(
                with.left(JUNE).leftOut().stream().map(Line::id).noneMatch(line -> line.contains("gemeentebelasting")));
    }

    @Test
    void as_long_as_the_money_in_the_accounts_is_unknown_the_whole_bill_counts_and_the_remission_is_named_unknown() {
        Map<String, String> documents = with(SPLIT, "1200.00");
        documents.remove("vault/bank");
        MonthlyOverview overview = view(documents).overview();

        assertEquals("35.00", cell(overview, "gemeentebelasting"));
        assertEquals("het geld op uw rekeningen", cell(overview, "kwijtschelding-gemeentebelasting"));
        assertTrue(overview.left(JUNE).leftOut().stream()
                .map(Line::id)
                .anyMatch("kwijtschelding-gemeentebelasting"::equals));
    }

    @Test
    void without_a_bill_the_remission_asks_for_the_bill_before_anything_else() {
        MonthlyOverview overview = view(DemoFiles.documents()).overview();

        assertEquals("waterschapsbelasting per maand", cell(overview, "kwijtschelding-waterschapsbelasting"));
        assertEquals("gemeentelijke belasting per maand", cell(overview, "gemeentebelasting-na-kwijtschelding"));
    }

    @Test
    void a_bill_that_is_not_split_gives_the_cost_but_not_what_can_be_remitted() {
        MonthlyOverview overview =
                view(with(line("municipalTax", "420.00"), "1200.00")).overview();

        assertEquals("35.00", cell(overview, "gemeentebelasting"));
        assertEquals(
                "afvalstoffenheffing en rioolheffing per maand", cell(overview, "kwijtschelding-gemeentebelasting"));
    }

    @Test
    void one_line_without_an_amount_and_the_bill_is_unknown() {
        String unknown = line("sewerCharge", "120.00").replaceAll("dm:amount \\[.*?\\]", "dm:amountUnknown true");
        MonthlyOverview overview =
                view(with(line("wasteCharge", "300.00") + unknown, "1200.00")).overview();

        assertEquals("gemeentelijke belasting per maand", cell(overview, "gemeentebelasting"));
    }

    @Test
    void too_much_money_and_nothing_is_remitted_and_rights_say_why() {
        Household.View view = view(with(SPLIT, "9000.00"));

        assertEquals("0.00", cell(view.overview(), "kwijtschelding-gemeentebelasting"));
        assertEquals("er staat niet te veel geld op uw rekeningen", right(view, "because"));
    }

    @Test
    void a_car_above_the_limit_is_a_reason_too() {
        Map<String, String> documents = with(SPLIT, "1200.00");
        documents.put("vault/car", assets("carAssets", "3351.00"));

        assertEquals("u heeft geen auto, of een auto die weinig waard is", right(view(documents), "because"));
    }

    @Test
    void remission_can_be_asked_until_three_months_after_the_bill_and_then_there_is_another_way() {
        Map<String, String> documents = with(SPLIT, "1200.00");

        assertEquals("2026-05-27", right(view(documents), "lastDay"));
        assertTrue(right(view(documents), "nextStep").startsWith("Vraag kwijtschelding aan"));
        assertTrue(right(inJune(documents), "nextStep").startsWith("Voor deze aanslag is het te laat"));
    }

    @Test
    void the_calendar_has_the_bill_and_its_remission_on_the_same_day() {
        Listing calendar = view(with(SPLIT + DOG, "1200.00")).list(Ask.CALENDAR);

        assertEquals("2026-06-01 out 42.00", payment(calendar, "gemeentebelasting"));
        assertEquals("2026-06-01 in 35.00", payment(calendar, "kwijtschelding-gemeentebelasting"));
    }

    @Test
    void the_deductible_is_named_as_a_possible_cost_of_the_year_and_is_in_no_month() {
        Period asked = Ask.RISKS.of(YEAR);
        Listing risks = HOUSEHOLD
                .view(POD + "profile/card#me", sources(DemoFiles.documents()), asked)
                .list(Ask.RISKS);

        Listing.Entry deductible = risks.entries().stream()
                .filter(entry -> text(entry, "line").equals("eigen-risico"))
                .findFirst()
                .orElseThrow();
        assertEquals("385.00", text(deductible, "atMost"));
        assertTrue(view(DemoFiles.documents()).overview().line("eigen-risico").isEmpty());
    }

    @Test
    void where_the_municipality_has_not_told_its_choice_it_is_named_as_what_is_needed_from_it() {
        Map<String, String> documents = with(SPLIT, "1200.00");
        documents.computeIfPresent("official/brp/persons", (name, text) -> text.replace("gm:example", "gm:denHaag"));

        String missing = right(view(documents), "missing");
        assertTrue(missing.contains("het deel van de norm (90 tot 100 procent)"), missing);
        assertTrue(missing.contains("een opgave van uw gemeente"), missing);
    }

    @Test
    void a_municipality_that_is_not_known_gets_the_example_and_it_is_marked() {
        Map<String, String> documents = with(SPLIT, "1200.00");
        documents.computeIfPresent(
                "official/brp/persons",
                (name, text) -> text.replace("gm:example", "<https://register.example/municipality/0001>"));
        Household.View view = inJune(documents);

        assertEquals("eligible", right(view, "status"));
        assertEquals("false", right(view, "confirmed"));
        assertEquals("false", right(view, "stadspas", "confirmed"));
        assertEquals("true", right(inJune(with(SPLIT, "1200.00")), "stadspas", "confirmed"));
        assertTrue(view.list(Ask.RIGHTS).notes().stream()
                .anyMatch(note -> note.nl().startsWith("De regels zijn die van een voorbeeldgemeente")));
    }

    @Test
    void what_the_municipality_decided_wins_over_what_is_computed() {
        Map<String, String> documents = with(SPLIT, "1200.00");
        documents.put("official/gemeente/remission-2026", prefixed("""
                <#decision> a dm:Decision ; dm:concerns <../../profile/card#me> ; dm:kind dm:municipalTax ;
                    dm:calendarYear "2026"^^xsd:gYear ; schema:validFrom "2026-04-10"^^xsd:date ;
                    dm:remitted [ schema:value 240.00 ; schema:currency "EUR" ] .
                """));
        MonthlyOverview overview = view(documents).overview();

        assertEquals("20.00", cell(overview, "kwijtschelding-gemeentebelasting"));
        assertEquals("15.00", cell(overview, "gemeentebelasting-na-kwijtschelding"));
    }

    private static Map<String, String> with(String lines, String money) {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.put("official/gemeente/tax-2026", prefixed("""
                <#bill> a dm:TaxAssessment ; dm:concerns <../../profile/card#me> ; dm:calendarYear "2026"^^xsd:gYear ;
                    prov:generatedAtTime "2026-02-27T08:00:00Z"^^xsd:dateTime .
                """) + lines);
        documents.put("vault/bank", assets("bankAssets", money));
        return documents;
    }

    private static String line(String kind, String amount) {
        return """
                <#%s> a dm:CostComponent ; dm:person <../../profile/card#me> ; dm:kind dm:%s ;
                    dm:period "P1Y"^^xsd:duration ; dm:amount [ schema:value %s ; schema:currency "EUR" ] ;
                    schema:validFrom "2026-01-01"^^xsd:date ; schema:validThrough "2026-12-31"^^xsd:date ;
                    prov:wasDerivedFrom <#bill> .
                """.formatted(kind, kind, amount);
    }

    private static String assets(String basis, String amount) {
        return prefixed("""
                <#assets> a dm:AssetStatement ; dm:concerns <../profile/card#me> ; dm:assetBasis dm:%s ;
                    schema:validFrom "2026-01-01"^^xsd:date ; dm:amount [ schema:value %s ] .
                """.formatted(basis, amount));
    }

    private static String prefixed(String turtle) {
        return """
                @prefix dm: <https://w3id.org/digital-me/ns#> .
                @prefix prov: <http://www.w3.org/ns/prov#> .
                @prefix schema: <http://schema.org/> .
                @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
                """ + turtle;
    }

    private static Household.View view(Map<String, String> documents) {
        return HOUSEHOLD.view(POD + "profile/card#me", sources(documents), YEAR);
    }

    private static Household.View inJune(Map<String, String> documents) {
        return HOUSEHOLD.view(POD + "profile/card#me", sources(documents), new Period(JUNE, 1));
    }

    private static List<FactSource> sources(Map<String, String> documents) {
        return documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
    }

    /** The amount in June; where it is unknown, what is missing without the document that would tell. */
    private static String cell(MonthlyOverview overview, String line) {
        Cell cell = overview.line(line).orElseThrow().at(JUNE);
        if (cell instanceof Cell.Amount some) {
            return some.amount().decimal().toPlainString();
        }
        return cell instanceof Cell.Unknown unknown
                ? unknown.missing().get(0).words().nl().replaceAll(" \\(.*", "")
                : "no";
    }

    private static String right(Household.View view, String key) {
        return right(view, "kwijtschelding", key);
    }

    private static String right(Household.View view, String scheme, String key) {
        return view.list(Ask.RIGHTS).entries().stream()
                .filter(entry -> text(entry, "scheme").equals(scheme))
                .filter(entry -> text(entry, "throughMonth").compareTo("2026-06") >= 0)
                .map(entry -> text(entry, key))
                .findFirst()
                .orElseThrow();
    }

    private static String payment(Listing calendar, String line) {
        return calendar.entries().stream()
                .filter(entry -> text(entry, "line").equals(line))
                .filter(entry -> text(entry, "forMonth").equals("2026-06"))
                .map(entry -> text(entry, "date") + " " + text(entry, "flow") + " " + text(entry, "amount"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Listing.Entry entry, String key) {
        return entry.at(key).map(item -> ListingAnswer.code(item, "nl")).orElse("");
    }
}
