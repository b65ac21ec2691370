package nl.digitalme.pod;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.digitalme.pod.domain.Addresses;

/** What the demo prints at its end: the overview, and what to try next. */
final class DemoTour {
    private static final String QUERY =
            "PREFIX dm: <https://w3id.org/digital-me/ns#> PREFIX schema: <http://schema.org/>"
                    + " SELECT ?document ?kind ?amount ?from WHERE { GRAPH ?document {"
                    + " ?line dm:kind ?kind ; dm:amount/schema:value ?amount ; schema:validFrom ?from } }"
                    + " ORDER BY ?from";

    private static final Map<String, String> QUESTIONS = questions();

    private final PrintWriter out;
    private final Addresses addresses;
    private final Path agenciesJar;
    private final Map<String, String> secrets;

    /** {@code secrets}: of each client, by its name. They open nothing but this demo. */
    DemoTour(PrintWriter out, Addresses addresses, Path agenciesJar, Map<String, String> secrets) {
        this.out = out;
        this.addresses = addresses;
        this.agenciesJar = agenciesJar;
        this.secrets = secrets;
    }

    // Those of Katja's story; docs/overview.md says what each parameter means.
    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(
                "1. What do I have each month of 2026, and what does the year come to?",
                ".overview?from=2026-01&until=final");
        questions.put("2. Why is my assistance this much?", ".overview?from=2026-01&why=bijstand/2026-09");
        questions.put(
                "3. What is left when I work 0 to 40 hours, childcare included?",
                ".overview?view=hours&wage=14.99&care=1.875&price=9.50&from=2026-09");
        questions.put(
                "   From which wage on is 24 hours better than 16?",
                ".overview?view=wage&hours=24&from=2026-09&scenario=job,hours=16,wage=14.99,from=2026-09-01");
        questions.put(
                "4. What must I report and what can I ask for, by when?", ".overview?from=2026-01&view=deadlines");
        questions.put("   Which rights do I have?", ".overview?from=2026-01&view=rights");
        questions.put("   On which day is what on my account?", ".overview?from=2026-01&view=calendar");
        questions.put(
                "5. What if he pays 250 euro child alimony from June?",
                ".overview?from=2026-01&until=final&scenario=alimony,amount=250,from=2026-06-01");
        questions.put("6. What could I have to pay back?", ".overview?from=2026-01&view=risks");
        return questions;
    }

    private void addresses(String pod) {
        out.println("For programs; all but the first want a log-in:");
        out.println("    " + addresses.webId(DemoPod.NAME).document() + "   Katja's WebID document, public");
        out.println("    " + pod + "   her pod");
        out.println("    " + pod + ".overview?from=2026-01&months=12   the table above");
        out.println("    " + pod + ".sparql   her SPARQL endpoint");
        out.println("    " + pod + ".log   who did what in her pod");
        out.println();
    }

    void tell() {
        String pod = addresses.podRoot(DemoPod.NAME);
        out.println();
        out.println(
                "To look around as Katja, open " + addresses.base() + ".login/account in a browser and log in with:");
        out.println("    e-mail address " + Demo.email(Demo.CITIZEN));
        out.println("    password       " + secrets.get(Demo.PASSWORD));
        out.println("Below \"Uw pods\" are her money, the reasons for each amount, and who looked in her pod.");
        out.println();
        addresses(pod);
        out.println("To log in as Katja with a program, paste these lines in another terminal:");
        out.println("    export DM_SERVER=" + addresses.base() + " DM_POD=" + pod);
        out.println("    export DM_CLIENT_ID=citizen-client DM_CLIENT_SECRET=" + secrets.get(Demo.CITIZEN));
        out.println("    katja() { java -jar " + agenciesJar + " citizen \"$@\"; }");
        out.println("and then, for example:");
        out.println("    katja read .log");
        out.println("    katja query '" + QUERY + "'");
        out.println("Katja's questions, each with the command that answers it:");
        QUESTIONS.forEach((question, address) -> {
            out.println("    # " + question);
            out.println("    katja read '" + address + "' --accept text/plain");
        });
        out.println(
                "With --accept text/html, application/json, text/csv, text/turtle or application/ld+json the same in that form.");
        out.println("Or be an agency: sample-agencies.jar uwv --help, and so on, with these clients and secrets:");
        DemoPod.AGENCIES.forEach(agency -> out.println("    " + agency + "-client " + secrets.get(agency)));
        out.println();
        out.flush();
    }
}
