package nl.digitalme.pod.sparql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An invented pod of 50,000 triples in 5,000 documents: 12,000 payments by 1,000 payers. */
final class PaymentsPod {
    static final String BASE = "http://pods.example/anna/";

    static final String SIX_PATTERNS = """
            PREFIX ex: <http://example.org/ns#>
            SELECT ?payment ?amount ?name WHERE {
              ?payment a ex:Payment ; ex:month "2026-03" ; ex:amount ?amount ; ex:payer ?payer .
              ?payer ex:sector ex:sector7 ; ex:name ?name .
            }""";

    static final String AGGREGATE = """
            PREFIX ex: <http://example.org/ns#>
            SELECT ?month (SUM(?amount) AS ?total) (COUNT(?payment) AS ?count) WHERE {
              ?payment a ex:Payment ; ex:month ?month ; ex:amount ?amount .
            } GROUP BY ?month ORDER BY ?month""";

    private PaymentsPod() {}

    record Doc(String path, String turtle) {}

    static List<Doc> documents() {
        List<Doc> documents = new ArrayList<>();
        for (int payer = 0; payer < 1_000; payer++) {
            documents.add(new Doc(
                    "payers/" + payer,
                    "<#it> <http://example.org/ns#sector> <http://example.org/ns#sector%d> ; <http://example.org/ns#name> \"Payer %d\" ."
                            .formatted(payer % 20, payer)));
        }
        for (int slip = 0; slip < 4_000; slip++) {
            documents.add(new Doc("payslips/" + slip, payslip(slip)));
        }
        return documents;
    }

    private static String payslip(int slip) {
        StringBuilder turtle = new StringBuilder("@prefix ex: <http://example.org/ns#> .\n");
        for (int i = 0; i < 3; i++) {
            int number = slip * 3 + i;
            turtle.append(String.format(
                    Locale.ROOT,
                    "<#p%d> a ex:Payment ; ex:month \"2026-%02d\" ; ex:amount %d.%02d ; ex:payer <%spayers/%d#it> .%n",
                    i,
                    1 + number / 7 % 12,
                    100 + number % 3_000,
                    number % 100,
                    BASE,
                    (number * 7) % 1_000));
        }
        return turtle.toString();
    }
}
