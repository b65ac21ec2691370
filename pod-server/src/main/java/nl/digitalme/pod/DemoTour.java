package nl.digitalme.pod;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import nl.digitalme.pod.domain.Addresses;

/** What the demo prints at its end: the overview, and what to try next. */
final class DemoTour {
    private static final String QUERY =
            "PREFIX dm: <https://w3id.org/digital-me/ns#> PREFIX schema: <http://schema.org/>"
                    + " SELECT ?document ?kind ?amount ?from WHERE { GRAPH ?document {"
                    + " ?line dm:kind ?kind ; dm:amount/schema:value ?amount ; schema:validFrom ?from } }"
                    + " ORDER BY ?from";

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

    void tell() {
        String pod = addresses.podRoot(DemoPod.NAME);
        out.println();
        out.println("What to open:");
        out.println("    " + addresses.webId(DemoPod.NAME).document() + "   Katja's WebID document, public");
        out.println("    " + pod + "   her pod");
        out.println("    " + pod + ".overview?from=2026-01&months=12   the table above, as JSON or Turtle");
        out.println("    " + pod + ".sparql   her SPARQL endpoint");
        out.println("    " + pod + ".log   who did what in her pod");
        out.println();
        out.println("To log in as Katja, paste these lines in another terminal:");
        out.println("    export DM_SERVER=" + addresses.base() + " DM_POD=" + pod);
        out.println("    export DM_CLIENT_ID=citizen-client DM_CLIENT_SECRET=" + secrets.get(Demo.CITIZEN));
        out.println("    katja() { java -jar " + agenciesJar + " citizen \"$@\"; }");
        out.println("and then, for example:");
        out.println("    katja read .log");
        out.println("    katja query '" + QUERY + "'");
        out.println("Or be an agency: sample-agencies.jar uwv --help, and so on, with these clients and secrets:");
        DemoPod.AGENCIES.forEach(agency -> out.println("    " + agency + "-client " + secrets.get(agency)));
        out.println();
        out.flush();
    }
}
