package nl.digitalme.pod.overview;

import io.vertx.core.buffer.Buffer;
import java.lang.management.ManagementFactory;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.scenario.Scenario;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Today and three scenarios over 24 months, warm: code and pod loaded, one document another one before each run, and no
 * result reused. Time of the processor; on a busy machine a clock tells about the others.
 */
@Tag("bench")
class ScenarioBench {
    private static final String ME = "https://pod.example/situation/profile/card#me";
    private static final String CONTRACT = DemoFiles.documents().get("vault/employment");
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
            List<FactSource> changed = changed(documents, i);
            Household.View view = household.view(ME, changed, scenarios, period);
            derived[i] = since(start);
            view.overview(Format.JSON, "");
            json[i] = since(start);
            view.comparison();
            compared[i] = since(start) - json[i];
        }
        System.out.printf(
                "today and 3 scenarios, 24 months, CPU ms median of the last half: facts and rules %.1f, the whole answer in JSON %.1f (lines of it: %.1f)%n",
                median(derived), median(json), median(compared));
    }

    // Another wage in her contract of employment: parsed in the run, as after a PUT.
    private static List<FactSource> changed(List<FactSource> documents, int run) {
        String other = CONTRACT.replace("1039.31", "10%d.31".formatted(10 + run % 80));
        return documents.stream()
                .map(each -> each.iri().endsWith("vault/employment")
                        ? FactSource.of(
                                each.iri(), RdfDocument.parse(Buffer.buffer(other), RdfFormat.TURTLE, each.iri()))
                        : each)
                .toList();
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
