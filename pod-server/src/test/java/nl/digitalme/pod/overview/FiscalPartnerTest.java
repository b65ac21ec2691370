package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;

/** Her tax return depends on who was her tax partner in the year: Wet IB 2001, art. 1.2 and 8.14a. */
class FiscalPartnerTest {
    private static final String POD = "https://pod.example/k7f3/";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12, Basis.FINAL);
    private static final String HIS_INCOME = "official/belastingdienst/partner-income-2026";

    @Test
    void with_a_year_of_little_work_nothing_about_her_partner_needs_to_be_known() {
        assertEquals(tax(DemoFiles.documents()), tax(without(DemoFiles.documents())));
    }

    // 4 x 2,598.27 = 10,393.08: credit 11.45% x (10,393.08 - 6,239) = 475.64. He was her partner until 1 February.
    @Test
    void with_more_work_her_credit_depends_on_what_her_partner_of_january_earned_in_the_whole_year() {
        String least = tax(more(DemoFiles.documents()));
        String most = tax(more(changed(
                HIS_INCOME,
                "dm:labourIncome [ a schema:MonetaryAmount ; schema:value 34000.00",
                "dm:labourIncome [ a schema:MonetaryAmount ; schema:value 10000.00")));

        assertTrue(number(least) - number(most) > 100, least + " with the credit, without " + most);
        String unknown = tax(more(without(DemoFiles.documents())));
        assertTrue(unknown.contains("arbeidsinkomen van uw fiscale partner"), unknown);
    }

    @Test
    void of_co_parents_the_document_tells_the_days() {
        Map<String, String> alone = more(
                changed("official/brp/household", "dm:role dm:child .", "dm:role dm:child ; dm:daysPerYear 100 ."));

        assertTrue(number(tax(more(DemoFiles.documents()))) - number(tax(alone)) > 100);
    }

    private static double number(String amount) {
        return Double.parseDouble(amount);
    }

    private static Map<String, String> more(Map<String, String> documents) {
        Map<String, String> more = new TreeMap<>(documents);
        for (String document : List.of("official/uwv/income-record", "vault/employment")) {
            more.computeIfPresent(document, (name, text) -> text.replace("1039.31", "2598.27"));
        }
        return more;
    }

    private static Map<String, String> without(Map<String, String> documents) {
        Map<String, String> less = new TreeMap<>(documents);
        less.computeIfPresent(HIS_INCOME, (name, text) -> text.replaceAll("(?m)^.*dm:labourIncome.*$", ""));
        return less;
    }

    private static Map<String, String> changed(String document, String from, String to) {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent(document, (name, text) -> text.replace(from, to));
        return documents;
    }

    private static String tax(Map<String, String> documents) {
        List<FactSource> sources = documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
        Cell settled = HOUSEHOLD.view(POD + "profile/card#me", sources, YEAR).overview().settlements().stream()
                .filter(settlement -> settlement.line().equals("inkomstenbelasting"))
                .findFirst()
                .orElseThrow()
                .settled();
        if (settled instanceof Cell.Unknown unknown) {
            return unknown.missing().stream().map(reason -> reason.words().nl()).collect(Collectors.joining("; "));
        }
        return ((Cell.Amount) settled).amount().decimal().toPlainString();
    }
}
