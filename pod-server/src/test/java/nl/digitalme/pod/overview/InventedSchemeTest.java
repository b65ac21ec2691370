package nl.digitalme.pod.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import nl.digitalme.pod.overview.month.Cell;
import nl.digitalme.pod.overview.month.Line;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rules.Schemes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scheme is a folder: dropped in, the overview has its line; a parameter changed, the line follows. Nothing is compiled. */
class InventedSchemeTest {
    private static final String PREFIXES = """
            @prefix cv: <http://data.europa.eu/m8g/> .
            @prefix dct: <http://purl.org/dc/terms/> .
            @prefix dm: <https://w3id.org/digital-me/ns#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix schema: <http://schema.org/> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix zon: <https://w3id.org/digital-me/scheme/zonnetoeslag#> .
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void the_invented_zonnetoeslag_pays_per_child_under_eighteen() throws IOException {
        write("zonnetoeslag/scheme.ttl", PREFIXES + """
                zon:scheme a dm:Scheme ; skos:notation "zonnetoeslag" ;
                    rdfs:label "Zonnetoeslag"@nl , "Sun allowance"@en ;
                    cv:hasCompetentAuthority dm:svb ;
                    dm:eligibility zon:eligible ; dm:requires zon:hasChild ; dm:perMonth zon:amount ;
                    dm:assumes "Verzonnen."@nl .
                """);
        write("zonnetoeslag/notions.ttl", PREFIXES + """
                zon:hasChild a dm:Notion ; rdfs:label "u heeft een kind"@nl , "you have a child"@en .
                zon:eligible a dm:Notion ; rdfs:label "u heeft recht"@nl , "you have a right"@en .
                zon:amount a dm:Notion ; rdfs:label "Zonnetoeslag per maand"@nl , "sun allowance per month"@en .
                zon:sunnyRoof a dm:Notion ; rdfs:label "de zon op uw dak"@nl , "the sun on your roof"@en ;
                    dm:suppliedBy dm:svb .
                """);
        write("zonnetoeslag/rules/has-child.rq", """
                # Derives: zon:hasChild.
                # Reads: dm:minorChildren.
                # Source: invented art. 1.
                PREFIX dm: <https://w3id.org/digital-me/ns#>
                PREFIX zon: <https://w3id.org/digital-me/scheme/zonnetoeslag#>
                CONSTRUCT { ?situation zon:hasChild ?holds }
                WHERE { ?situation dm:minorChildren ?n BIND (?n > 0 AS ?holds) }
                """);
        amountRule("dm:minorChildren ?n");
        parameter("12.50", "verified");
    }

    @Test
    void the_overview_has_its_line_and_no_longer_calls_it_missing() throws IOException {
        assertEquals("25.00", amount().amount().decimal().toPlainString());
        assertEquals("SVB", line().agency().orElseThrow().nl());

        parameter("20.00", "verified");

        assertEquals("40.00", amount().amount().decimal().toPlainString());
    }

    @Test
    void an_amount_that_rests_on_a_remembered_parameter_is_marked() throws IOException {
        assertEquals(false, amount().marked());

        parameter("12.50", "memory");

        assertEquals(true, amount().marked());
        assertTrue(table().contains("25.00*"), table());
    }

    @Test
    void a_fact_that_no_document_states_is_told_with_who_usually_knows_it() throws IOException {
        amountRule("dm:minorChildren ?n ; zon:sunnyRoof true");

        Cell.Unknown unknown = (Cell.Unknown) line().at(YearMonth.of(2026, 3));

        assertEquals(
                "de zon op uw dak (nodig: een opgave van SVB)",
                unknown.missing().get(0).words().nl());
    }

    private void amountRule(String reads) throws IOException {
        write("zonnetoeslag/rules/amount.rq", """
                # Derives: zon:amount per month.
                # Reads: dm:minorChildren, the amount per child.
                # Source: invented art. 4.
                PREFIX dm: <https://w3id.org/digital-me/ns#>
                PREFIX zon: <https://w3id.org/digital-me/scheme/zonnetoeslag#>
                CONSTRUCT { ?situation zon:amount ?amount }
                WHERE {
                  ?situation dm:month ?month ; zon:eligible true ; %s .
                  ?month zon:perChild ?each .
                  BIND (?n * ?each AS ?amount)
                }
                """.formatted(reads));
    }

    private void parameter(String value, String confidence) throws IOException {
        write("zonnetoeslag/parameters.ttl", PREFIXES + """
                <#per-child> a dm:Parameter ; dm:notion zon:perChild ; rdfs:label "bedrag per kind"@nl ;
                    schema:value %s ; schema:validFrom "2025-01-01"^^xsd:date ;
                    dct:source "invented" ; dm:confidence dm:%s .
                """.formatted(value, confidence));
    }

    private Line line() {
        return view().overview().line("zonnetoeslag").orElseThrow();
    }

    private Cell.Amount amount() {
        return (Cell.Amount) line().at(YearMonth.of(2026, 3));
    }

    private String table() {
        return view().overview(Format.TABLE, "");
    }

    private Household.View view() {
        Household household = Household.with(Schemes.standardWith(folder));
        return SituationFiles.view(household, DemoFiles.folder(), new Period(YearMonth.of(2026, 1), 12));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, text);
    }
}
