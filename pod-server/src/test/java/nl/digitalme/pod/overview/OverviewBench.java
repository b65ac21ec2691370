package nl.digitalme.pod.overview;

import java.lang.management.ManagementFactory;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactReader;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.rules.facts.Reading;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long an overview takes in process, warm: documents parsed, one of them read anew before each run, nothing reused. */
@Tag("bench")
class OverviewBench {
    private static final String ME = "https://pod.example/situation/profile/card#me";
    private static final int RUNS = 400;

    @Test
    void overview_of_katja_over_24_months() {
        Household household = Household.with(Schemes.standard());
        FactReader facts = FactReader.fromVocab();
        Period period = new Period(YearMonth.of(2025, 1), 24);
        List<FactSource> documents = SituationFiles.documents(DemoFiles.folder());
        double[] reading = new double[RUNS];
        double[] whole = new double[RUNS];
        double[] json = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long start = cpu();
            Reading read = facts.read(ME, documents);
            reading[i] = since(start);
            Household.View view = household.view(ME, read, period);
            whole[i] = since(start);
            view.overview(Format.JSON, "");
            json[i] = since(start);
        }
        System.out.printf(
                "overview, 24 months, CPU ms median of the last half: facts %.1f, facts and lines %.1f, with JSON %.1f%n",
                median(reading), median(whole), median(json));
    }

    // CPU of this thread, not the clock: the machine has other work.
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
