package nl.digitalme.pod.rules;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedRulesTest {
    @TempDir
    Path root;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a variable predicate | CONSTRUCT { ?s zon:two ?x } WHERE { ?s ?any ?x }                        | variable
            a property path      | CONSTRUCT { ?s zon:two ?x } WHERE { ?s zon:one+ ?x }                    | Path
            OPTIONAL             | CONSTRUCT { ?s zon:two ?x } WHERE { ?s zon:one ?x OPTIONAL { ?s zon:two ?y } } | LeftJoin
            UNION                | CONSTRUCT { ?s zon:two ?x } WHERE { { ?s zon:one ?x } UNION { ?s zon:two ?x } } | Union
            MINUS                | CONSTRUCT { ?s zon:two ?x } WHERE { ?s zon:one ?x MINUS { ?s zon:two ?x } } | Minus
            GRAPH                | CONSTRUCT { ?s zon:two ?x } WHERE { GRAPH ?g { ?s zon:one ?x } }        | Graph
            SERVICE              | CONSTRUCT { ?s zon:two ?x } WHERE { SERVICE <urn:x> { ?s zon:one ?x } } | Service
            NOT EXISTS           | CONSTRUCT { ?s zon:two ?x } WHERE { ?s zon:one ?x FILTER NOT EXISTS { ?s zon:two ?x } } | EXISTS
            a floating number    | CONSTRUCT { ?s zon:two ?y } WHERE { ?s zon:one ?x BIND (?x * 1e0 AS ?y) } | floating
            a number in a pattern | CONSTRUCT { ?s zon:two ?x } WHERE { ?s zon:one 1 ; zon:one ?x }        | FILTER
            now                  | CONSTRUCT { ?s zon:two ?y } WHERE { ?s zon:one ?x BIND (NOW() AS ?y) }  | now
            two notions          | CONSTRUCT { ?s zon:two ?x ; zon:one ?x } WHERE { ?s zon:one ?x }        | one notion
            a misspelt word      | CONSTRUCT { ?s zon:two ?x } WHERE { ?s zon:onne ?x }                    | misspelt
            an undeclared result | CONSTRUCT { ?s zon:three ?x } WHERE { ?s zon:one ?x }                   | declares
            no SPARQL            | CONSTRUCT { ?s zon:two }                                                | SPARQL
            """)
    void a_rule_is_refused_for(String what, String query, String word) {
        SchemeFolder.in(root, "zonnetoeslag").notions("one", "two").rule("two", query);

        String message = assertThrows(LawProblem.class, () -> Schemes.load(List.of(root)), what)
                .getMessage();

        assertTrue(message.contains("zonnetoeslag/two") && message.contains(word), message);
    }

    @Test
    void a_rule_that_rounds_without_saying_so_is_refused() {
        SchemeFolder.in(root, "zonnetoeslag").notions("one", "two").write("rules/two.rq", """
                        # Derives: two.
                        # Source: invented.
                        PREFIX zon: <https://w3id.org/digital-me/scheme/zonnetoeslag#>
                        CONSTRUCT { ?s zon:two ?y } WHERE { ?s zon:one ?x BIND (FLOOR(?x) AS ?y) }
                        """);

        assertTrue(assertThrows(LawProblem.class, () -> Schemes.load(List.of(root)))
                .getMessage()
                .contains("Rounding"));
    }

    @Test
    void a_rule_without_a_header_is_refused() {
        SchemeFolder.in(root, "zonnetoeslag").notions("one").write("rules/one.rq", "CONSTRUCT {} WHERE {}");

        assertTrue(assertThrows(LawProblem.class, () -> Schemes.load(List.of(root)))
                .getMessage()
                .contains("header"));
    }

    @Test
    void parameters_that_overlap_in_time_are_refused() {
        SchemeFolder.zonnetoeslag(root).turtle("parameters-more.ttl", """
                        <#later> a dm:Parameter ; dm:notion zon:maximumPerMonth ; rdfs:label "hoogste bedrag"@nl ;
                            schema:value 26 ; dm:confidence dm:verified ; schema:validFrom "2031-01-01"^^xsd:date ;
                            dct:source "invented" .
                        """);

        assertTrue(assertThrows(LawProblem.class, () -> Schemes.load(List.of(root)))
                .getMessage()
                .contains("overlap"));
    }
}
