package nl.digitalme.pod.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;

/** Writes scheme folders for tests: an invented Zonnetoeslag, or any files of one's own. */
public final class SchemeFolder {
    static final String ZON = "https://w3id.org/digital-me/scheme/zonnetoeslag#";
    static final String DM = "https://w3id.org/digital-me/ns#";
    static final IRI HOUSEHOLD = Values.iri("urn:test:household");
    static final IRI SOURCE = Values.iri("https://pod.example/katja/official/uwv/payslip");

    private static final String PREFIXES = """
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix dm: <https://w3id.org/digital-me/ns#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix schema: <http://schema.org/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix zon: <https://w3id.org/digital-me/scheme/zonnetoeslag#> .
            """;

    private final Path folder;

    private SchemeFolder(Path folder) {
        this.folder = folder;
    }

    static SchemeFolder in(Path root, String slug) {
        return new SchemeFolder(root.resolve(slug));
    }

    /** An invented scheme: 25 euro a month from 2030, less the income, for whoever has a roof. */
    public static SchemeFolder zonnetoeslag(Path root) {
        return in(root, "zonnetoeslag")
                .turtle("scheme.ttl", """
                        zon:scheme a dm:Scheme ; skos:notation "zonnetoeslag" ; rdfs:label "Zonnetoeslag"@nl ;
                            dm:eligibility zon:eligible ; dm:requires zon:hasRoof ; dm:perMonth zon:entitlement .
                        """)
                .notions("entitlement", "income", "hasRoof", "eligible")
                .maximum("25.00", "2030-01-01")
                .rule("entitlement", """
                        CONSTRUCT { ?situation zon:entitlement ?amount }
                        WHERE {
                          ?situation dm:month ?month ; zon:eligible true ; zon:income ?income .
                          ?month zon:maximumPerMonth ?maximum .
                          BIND (dm:max(0, ?maximum - ?income) AS ?amount)
                        }
                        """)
                .turtle("cases.ttl", """
                        <#income> a dm:CaseInput ; dm:key "income" ; dm:states zon:income .
                        <#roof> a dm:CaseInput ; dm:key "roof" ; dm:states zon:hasRoof ;
                            dm:whenAbsent [ dm:notion zon:hasRoof ; schema:value true ] .
                        <#month> a dm:CaseExpectation ; dm:key "month" , "deviating_value" ; dm:notion zon:entitlement .
                        <#entitled> a dm:CaseExpectation ; dm:key "entitled" ; dm:notion zon:eligible .
                        """);
    }

    /** The maximum from a day on, in a file of its own. */
    public SchemeFolder maximum(String amount, String from) {
        return turtle("parameters.ttl", """
                <#maximum> a dm:Parameter ; dm:notion zon:maximumPerMonth ; rdfs:label "hoogste bedrag"@nl ;
                    schema:value %s ; dm:confidence dm:memory ; schema:validFrom "%s"^^xsd:date ;
                    dct:source "invented art. 4" .
                """.formatted(amount, from));
    }

    SchemeFolder notions(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("zon:%s a dm:Notion ; rdfs:label \"%s\"@nl .%n".formatted(name, name));
        }
        return turtle("notions.ttl", text.toString());
    }

    SchemeFolder rule(String name, String query) {
        return write("rules/" + name + ".rq", """
                # Derives: %s.
                # Reads: what it needs.
                # Source: invented art. 4
                # Rounding: invented.
                PREFIX dm: <https://w3id.org/digital-me/ns#>
                PREFIX zon: <https://w3id.org/digital-me/scheme/zonnetoeslag#>
                """.formatted(name) + query);
    }

    SchemeFolder turtle(String name, String text) {
        return write(name, PREFIXES + text);
    }

    SchemeFolder write(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static IRI zon(String name) {
        return Values.iri(ZON, name);
    }

    static IRI dm(String name) {
        return Values.iri(DM, name);
    }

    static Fact fact(IRI notion, Object value) {
        return Fact.always(HOUSEHOLD, notion, term(value), SOURCE);
    }

    static Fact fact(IRI notion, Object value, String from, String through) {
        return new Fact(
                HOUSEHOLD, notion, term(value), LocalDate.parse(from), Optional.of(LocalDate.parse(through)), SOURCE);
    }

    static Timeline timeline(Fact... facts) {
        return new Timeline("today", HOUSEHOLD, List.of(facts));
    }

    private static Value term(Object value) {
        return value instanceof Value term ? term : Values.literal(value);
    }
}
