package nl.digitalme.pod.overview;

import java.lang.management.ManagementFactory;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.scenario.Scenario;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Today and three scenarios over 24 months, warm; facts read anew before each run, no result reused. */
@Tag("bench")
class ScenarioBench {
    private static final String ME = "https://pod.example/situation/profile/card#me";
    private static final int RUNS = 60;

    @Test
    void today_and_three_scenarios_over_24_months() {
        Household household = Household.with(Schemes.standard());
        Period period = new Period(YearMonth.of(2025, 1), 24);
        List<FactSource> documents = SituationFiles.documents(DemoFiles.folder());
        List<Scenario> scenarios = Stream.of(
                        "job,hours=24,wage=15,from=2026-10-01",
                        "rent,rent=650,from=2026-03-01",
                        "alimony,amount=250,from=2026-06-01")
                .map(each -> household.readyMade(each, period))
                .toList();
        double[] derived = new double[RUNS];
        double[] compared = new double[RUNS];
        double[] json = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = cpu();
            Household.View view = household.view(ME, documents, scenarios, period);
            derived[i] = since(start);
            view.comparison();
            compared[i] = since(start);
            view.overview(Format.JSON, "");
            json[i] = since(start);
        }
        System.out.printf(
                "today and 3 scenarios, 24 months, CPU ms median of the last half: derived %.1f, lines %.1f, JSON too %.1f%n",
                median(derived), median(compared), median(json));
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double since(long start) {
        return (cpu() - start) / 1e6;
    }

    private static double median(double[] times) {
        double[] last = Arrays.copyOfRange(times, times.length / 2, times.length);
        Arrays.sort(last);
        return last[last.length / 2];
    }
}
