package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.listing.Ask;
import nl.digitalme.pod.overview.listing.Listing;
import nl.digitalme.pod.overview.listing.ListingAnswer;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;

/** What Katja must report or can apply for, what she may have a right to, and on which day which amount comes. */
class KatjasDeadlinesTest {
    private static final String POD = "https://pod.example/katja/";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12);
    private static final Household.View VIEW = view(YEAR);

    @Test
    void after_the_separation_she_reports_to_dienst_toeslagen_and_svb_within_four_weeks() {
        assertEquals(
                List.of("UWV 2026-02-09", "Dienst Toeslagen 2026-03-02", "SVB 2026-03-02"),
                due("uw partner woont niet meer bij u"),
                "he left on 2 February, and the documents know that day");
    }

    @Test
    void when_the_unemployment_benefit_ends_she_applies_for_assistance_and_reports_her_new_income() {
        assertEquals(List.of("gemeente 2026-05-01"), due("u kunt bijstand krijgen en had die de maand ervoor niet"));
        assertEquals(List.of("Dienst Toeslagen 2026-05-29"), due("uw WW is gestopt"));
        assertEquals(
                List.of("UWV 2026-02-28", "UWV 2026-03-31", "UWV 2026-04-30", "UWV 2026-05-31"), due("u krijgt WW"));
    }

    @Test
    void a_job_is_reported_to_the_municipality_and_dienst_toeslagen_and_childcare_is_applied_for_in_three_months() {
        assertEquals(List.of("gemeente 2026-09-08", "Dienst Toeslagen 2026-09-29"), due("u heeft loon gekregen"));
        assertEquals(List.of("Dienst Toeslagen 2026-11-30"), due("uw kind gaat naar de opvang"));
    }

    @Test
    void the_bill_of_the_water_board_gives_three_months_from_its_own_day() {
        assertEquals(List.of("waterschap 2026-05-27"), due("u kreeg een aanslag van het waterschap"));
    }

    @Test
    void each_duty_names_its_articles_and_what_a_month_of_waiting_costs() {
        for (Listing.Entry entry : VIEW.list(Ask.DEADLINES).entries()) {
            Listing.Item articles = entry.at("articles").orElseThrow();
            assertTrue(((Listing.Item.Addresses) articles)
                    .addresses().stream()
                            .allMatch(each -> each.startsWith("https://wetten.overheid.nl/jci1.3:c:BWBR")));
            assertTrue(!text(entry, "source").isBlank(), text(entry, "what"));
        }
        assertEquals("1334.23", first("u kunt bijstand krijgen en had die de maand ervoor niet", "losesPerMonth"));
        assertEquals("547.20", first("uw kind gaat naar de opvang", "losesPerMonth"));
    }

    @Test
    void rights_say_yes_no_or_unknown_with_the_condition_or_the_missing_fact_and_the_next_step() {
        assertEquals("eligible", right("stadspas", "2026-05", "status"));
        assertEquals("not-eligible", right("stadspas", "2026-01", "status"));
        assertEquals("uw inkomen is niet hoger dan de grens van uw gemeente", right("stadspas", "2026-01", "because"));
        assertEquals("not-eligible", right("ioaw", "2026-06", "status"));
        assertEquals("u bent geboren voor 1 januari 1965", right("ioaw", "2026-06", "because"));
        assertEquals("not-eligible", right("individuele_inkomenstoeslag", "2026-06", "status"));
        assertEquals("not-eligible", right("energietoeslag", "2026-06", "status"));
        assertEquals("eligible", right("leergeld", "2026-05", "status"));
        assertEquals("unknown", right("bijzondere_bijstand", "2026-06", "status"));
        assertTrue(right("bijzondere_bijstand", "2026-06", "missing").startsWith("u heeft noodzakelijke kosten"));
        assertTrue(right("leergeld", "2026-05", "nextStep").contains("voordat u de spullen koopt"));
    }

    @Test
    void remission_by_the_water_board_can_be_asked_until_three_months_after_the_bill() {
        assertEquals("unknown", right("kwijtschelding_waterschap", "2026-08", "status"));
        assertEquals("2026-05-27", right("kwijtschelding_waterschap", "2026-08", "lastDay"));
    }

    @Test
    void allowances_of_a_month_come_on_the_20th_of_the_month_before_or_the_next_working_day() {
        assertEquals("2026-02-20", paid("zorgtoeslag", "2026-03"));
        assertEquals("2026-06-22", paid("huurtoeslag", "2026-07"), "20 June 2026 is a Saturday");
        assertEquals("2026-09-21", paid("kindgebonden_budget", "2026-10"), "20 September 2026 is a Sunday");
    }

    @Test
    void child_benefit_comes_on_the_first_working_day_after_the_quarter_and_bijstand_at_the_end_of_the_month() {
        assertEquals("2026-01-02", paid("kinderbijslag", "2026-01"));
        assertEquals("2026-07-01", paid("kinderbijslag", "2026-07"));
        assertEquals("2026-05-29", paid("bijstand", "2026-05"));
        assertEquals("1334.23", amount("bijstand", "2026-05"), "without the holiday allowance, which is kept");
    }

    @Test
    void in_june_the_holiday_allowance_of_may_is_paid() {
        assertEquals("67.27", amount("bijstand-vakantietoeslag", "2026-06"));
    }

    // Worked out in demo/working/katja.md, section 1: bijstand of May counts only what belongs to May, Pw art. 32(2).
    @Test
    void the_holiday_allowance_that_uwv_kept_comes_with_the_last_benefit_and_lowers_no_bijstand() {
        assertEquals("623.94", amount("ww-vakantiegeld", "2026-04"));
        assertEquals("1334.23", amount("bijstand", "2026-05"));
    }

    @Test
    void all_payments_of_the_year_lie_in_the_year_and_are_in_order() {
        List<String> days = VIEW.list(Ask.CALENDAR).entries().stream()
                .map(entry -> text(entry, "date"))
                .toList();

        assertEquals(days.stream().sorted().toList(), days);
        assertTrue(days.stream().allMatch(day -> day.startsWith("2026-")), days.toString());
    }

    @Test
    void an_estimate_that_stays_too_high_until_june_is_shown_with_what_comes_later_and_what_a_month_of_waiting_costs() {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent(
                "official/toeslagen/estimate-2026", (name, text) -> text.replace("22242.00", "56242.00"));
        Period half = Ask.RISKS.of(new Period(YearMonth.of(2026, 1), 6));
        Listing risks = HOUSEHOLD
                .view(POD + "profile/card#me", sources(documents), half)
                .list(Ask.RISKS);

        Listing.Entry rent = risks.entries().stream()
                .filter(entry -> text(entry, "line").equals("huurtoeslag"))
                .findFirst()
                .orElseThrow();
        assertEquals("0.00", text(rent, "advance"));
        assertEquals("4410.00", text(rent, "difference"));
        assertEquals("441.00", text(rent, "perMonthOfWaiting"));
        assertEquals("56242.00", text(rent, "estimatedIncome"));
        assertTrue(text(rent, "what").startsWith("U krijgt te weinig"));
    }

    @Test
    void every_view_is_there_in_every_format() {
        for (Ask ask : Ask.values()) {
            Household.View view = view(ask.of(YEAR));
            for (Format format : Format.values()) {
                assertTrue(
                        view.list(ask, format, POD + ".overview?view=x", "en").length() > 500, ask + " " + format);
            }
        }
    }

    private static List<String> due(String because) {
        return VIEW.list(Ask.DEADLINES).entries().stream()
                .filter(entry -> text(entry, "because").equals(because))
                .map(entry -> text(entry, "toWhom") + " " + text(entry, "lastDay"))
                .toList();
    }

    private static String first(String because, String key) {
        return VIEW.list(Ask.DEADLINES).entries().stream()
                .filter(entry -> text(entry, "because").equals(because))
                .map(entry -> text(entry, key))
                .findFirst()
                .orElseThrow();
    }

    private static String right(String scheme, String month, String key) {
        return VIEW.list(Ask.RIGHTS).entries().stream()
                .filter(entry -> text(entry, "scheme").equals(scheme))
                .filter(entry -> text(entry, "fromMonth").compareTo(month) <= 0
                        && text(entry, "throughMonth").compareTo(month) >= 0)
                .map(entry -> text(entry, key))
                .findFirst()
                .orElseThrow();
    }

    private static String paid(String line, String month) {
        return payment(line, month, "date");
    }

    private static String amount(String line, String month) {
        return payment(line, month, "amount");
    }

    private static String payment(String line, String month, String key) {
        return VIEW.list(Ask.CALENDAR).entries().stream()
                .filter(entry -> text(entry, "line").equals(line)
                        && text(entry, "forMonth").equals(month))
                .map(entry -> text(entry, key))
                .collect(Collectors.joining(","));
    }

    private static String text(Listing.Entry entry, String key) {
        return entry.at(key).map(item -> ListingAnswer.code(item, "nl")).orElse("");
    }

    private static Household.View view(Period period) {
        return HOUSEHOLD.view(POD + "profile/card#me", sources(DemoFiles.documents()), period);
    }

    private static List<FactSource> sources(Map<String, String> documents) {
        return documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
    }
}
