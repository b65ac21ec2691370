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
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Test;

/** The tax credit at two payers at once (Wet LB, art. 23): told as a duty, and its price stands among the risks. */
class CreditTwiceTest {
    private static final String POD = "https://pod.example/katja/";
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12);
    private static final String RECORD = "official/uwv/income-record";
    private static final String TWICE = "twee werkgevers of uitkeringen rekenen de heffingskorting mee";
    /** A second job of 500.00 in September and October. */
    private static final String SECOND_JOB = """

            <#job3> a dm:IncomeComponent ;
                dm:person <../../profile/card#me> ; dm:kind dm:wage ; dm:taxBasis dm:gross ;
                dm:includesHolidayAllowance false ; dm:period "P1M"^^xsd:duration ; dm:countsTaxCredit %s ;
                dm:amount [ a schema:MonetaryAmount ; schema:value 500.00 ; schema:currency "EUR" ] ;
                schema:validFrom "2026-09-01"^^xsd:date ; schema:validThrough "2026-10-31"^^xsd:date ;
                prov:wasDerivedFrom <#record> .
            """;

    @Test
    void two_payers_with_the_credit_are_told_as_a_duty_once_a_year() {
        List<Listing.Entry> told = duties(secondJob("true"));

        assertEquals(1, told.size());
        assertEquals("een van uw werkgevers of uitkeringen", text(told.get(0), "toWhom"));
        assertEquals(List.of(), duties(secondJob("false")));
        assertEquals(List.of(), duties(DemoFiles.documents()));
    }

    // Without the credit 500.00 is taxed on row 111 x 4.50 = 499.50, a year 5,994: 2,142 / 12 = 178.50 in each of two
    // months; with it
    // nothing is withheld. The tax of the year is the same, so about twice that is to be paid more.
    @Test
    void what_was_withheld_too_little_stands_among_the_risks() {
        double once = difference(secondJob("false"));
        double twice = difference(secondJob("true"));

        assertTrue(twice < 0, "to be paid: " + twice);
        assertTrue(once - twice > 150, once + " with one payer, " + twice + " with two");
    }

    private static Map<String, String> secondJob(String counts) {
        Map<String, String> documents = new TreeMap<>(DemoFiles.documents());
        documents.computeIfPresent(
                RECORD,
                (name, text) -> text.replace("dm:hoursPerWeek 16 ;", "dm:hoursPerWeek 16 ; dm:countsTaxCredit true ;")
                        + SECOND_JOB.formatted(counts));
        return documents;
    }

    private static List<Listing.Entry> duties(Map<String, String> documents) {
        return view(documents, YEAR).list(Ask.DEADLINES).entries().stream()
                .filter(entry -> text(entry, "because").equals(TWICE))
                .toList();
    }

    private static double difference(Map<String, String> documents) {
        return view(documents, Ask.RISKS.of(YEAR)).list(Ask.RISKS).entries().stream()
                .filter(entry -> text(entry, "line").equals("inkomstenbelasting"))
                .map(entry -> Double.parseDouble(text(entry, "difference")))
                .findFirst()
                .orElseThrow();
    }

    private static String text(Listing.Entry entry, String key) {
        return entry.at(key).map(item -> ListingAnswer.code(item, "nl")).orElse("");
    }

    private static Household.View view(Map<String, String> documents, Period period) {
        List<FactSource> sources = documents.entrySet().stream()
                .map(each -> FactSource.of(
                        POD + each.getKey(),
                        RdfDocument.parse(Buffer.buffer(each.getValue()), RdfFormat.TURTLE, POD + each.getKey())))
                .toList();
        return HOUSEHOLD.view(POD + "profile/card#me", sources, period);
    }
}
