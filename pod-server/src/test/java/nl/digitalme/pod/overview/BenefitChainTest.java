package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.YearMonth;
import nl.digitalme.pod.overview.month.Basis;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.month.Settlement;
import nl.digitalme.pod.rules.Schemes;
import org.junit.jupiter.api.Test;

/**
 * WW, the supplement of the Toeslagenwet, wage tax, bijstand, the year's income and the allowances of one household:
 * what enters what. Every amount is worked out by hand beside it, from the parameters of 2026.
 */
class BenefitChainTest {
    private static final Household HOUSEHOLD = Household.with(Schemes.standard());
    private static final String POD = "https://pod.example/chain/";
    private static final String ME = POD + "profile/card#me";
    private static final Period YEAR = new Period(YearMonth.of(2026, 1), 12);

    /** A couple with a child of 6 and no income but WW of 1,814.40 a month; too many assets for bijstand. */
    private static final String COUPLE = """
            {"facts": {"dm:birthDate": "1986-05-09", "dm:livesWithPartner": true, "dm:partnerBirthDate": "1990-01-20",
                "dm:lawfulResidence": true, "dm:healthInsured": true, "dm:partnerHealthInsured": true,
                "dm:wagesKnown": true, "dm:benefitsKnown": true, "dm:otherIncomeKnown": true,
                "dm:partnerIncomeKnown": true, "dm:childrenKnown": true, "dm:housematesKnown": true,
                "bijstand:assets": %s, "awir:assets": 0, "awir:partnerTestIncome": 0, "awir:estimatedIncome": 21773,
                "toeslagenwet:dailyWageWithHoliday": 119.17},
             "parts": [{"in": "dm:childIn", "from": "2020-03-14", "facts": {"dm:childBirthDate": "2020-03-14"}},
                {"in": "dm:incomeIn", "facts": {"dm:incomeKind": "dm:unemploymentBenefit", "dm:incomeGross": 1814.40,
                    "dm:holidayApart": true}},
                {"in": "dm:benefitIn", "facts": {"dm:benefitLineGross": 1814.40}}]}
            """;

    // January: 105.49 - 1,680.00 / 21.75 = 28.25 a day, x 21.75 = 614.44. Together 2,294.44, row 2,290.50, a year
    // 27,486:
    // (9,826 - 3,115) / 12 = 559.25, net 1,735.19. July: 107.45 - 77.2414 = 30.21, x 21.75 = 657.07; 2,337.07, row
    // 2,335.50,
    // a year 28,026: (10,019 - 3,115) / 12 = 575.33, net 1,761.74.
    @Test
    void the_supplement_is_taxed_together_with_the_benefit() {
        MonthlyOverview year = overview(20_000, YEAR);

        assertEquals("614.44", amount(year, "toeslagenwet", 1));
        assertEquals("1735.19", amount(year, "ww-netto", 1));
        assertEquals("657.07", amount(year, "toeslagenwet", 7));
        assertEquals("1761.74", amount(year, "ww-netto", 7));
    }

    // 1,735.19 / 0.952 = 1,822.68, 2,002.13 - 1,822.68 = 179.45; from July 1,761.74 / 0.952 = 1,850.57, 2,027.79 less
    // that.
    @Test
    void the_supplement_comes_before_bijstand_and_is_income_for_it() {
        MonthlyOverview year = overview(0, YEAR);

        assertEquals("179.45", amount(year, "bijstand", 1));
        assertEquals("177.22", amount(year, "bijstand", 7));
    }

    // 1,814.40 + 1.08 x 614.44 = 2,478.00 until June, 1,814.40 + 1.08 x 657.07 = 2,524.04 after: 30,012.24 a year.
    // Zorgtoeslag: 2 x 2,119 - (4.289% x 29,736 + 13.73% x 276.24) = 2,924.69, 243 a month; on the estimate of 21,773
    // (the WW alone) 2,962.62, 246 a month. Tax: 35.75% x 30,012.24 = 10,729.38; credit 3,115 - 6.398% x 276.24 =
    // 3,097.33;
    // withheld 6 x (559.25 + 65.62) + 6 x (575.33 + 66.84), holiday allowance at 35.75%: 29.81 to be paid.
    @Test
    void the_supplement_with_its_holiday_allowance_is_income_of_the_year() {
        MonthlyOverview advance = overview(20_000, YEAR);
        MonthlyOverview last = overview(20_000, YEAR.until(Basis.FINAL));

        assertEquals("246.00", amount(advance, "zorgtoeslag", 1));
        assertEquals("243.00", amount(last, "zorgtoeslag", 1));
        assertEquals("-29.81", settled(last, "inkomstenbelasting"));
    }

    @Test
    void what_is_left_counts_the_supplement_once() {
        MonthlyOverview year = overview(20_000, YEAR);

        assertEquals(Line.Flow.IN_GROSS, year.line("toeslagenwet").orElseThrow().flow());
    }

    private static MonthlyOverview overview(int assets, Period period) {
        return HOUSEHOLD
                .view(ME, SituationJson.read(COUPLE.formatted(assets), POD, HOUSEHOLD.notions()), period)
                .overview();
    }

    private static String settled(MonthlyOverview year, String line) {
        Settlement settlement = year.settlements().stream()
                .filter(each -> each.line().equals(line))
                .findFirst()
                .orElseThrow();
        return settlement.difference() instanceof Cell.Amount some
                ? some.amount().decimal().toPlainString()
                : settlement.difference().toString();
    }

    private static String amount(MonthlyOverview year, String line, int month) {
        Cell cell = year.line(line).orElseThrow().at(YearMonth.of(2026, month));
        return cell instanceof Cell.Amount some ? some.amount().decimal().toPlainString() : cell.toString();
    }
}
