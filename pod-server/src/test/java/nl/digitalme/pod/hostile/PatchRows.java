package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.rows;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Patches and queries that search without end, or reach further than they may. */
final class PatchRows {
    private static final String AREA = "Patches and queries";
    private static final String N3 =
            "@prefix solid: <http://www.w3.org/ns/solid/terms#>. @prefix v: <https://v.example/>. ";

    private PatchRows() {}

    static List<Hostile> all() {
        return List.of(
                patch(
                        "an N3 patch with ten free variables on a document of 2,000 statements: more than one match",
                        "409",
                        "text/n3",
                        N3 + "_:p a solid:InsertDeletePatch; solid:where { " + cross(10)
                                + " }; solid:inserts { ?s0 v:q 1 }."),
                patch(
                        "a patch of 90,000 levels, of 20,000 variables",
                        "400, 422",
                        "text/n3",
                        N3 + "_:p a solid:InsertDeletePatch; solid:inserts { <> v:p " + "[ v:p ".repeat(90_000),
                        N3 + "_:p a solid:InsertDeletePatch; solid:where { " + cross(10_000) + " }."),
                patch(
                        "a SPARQL update with ten free variables, `LOAD`, `SERVICE`, `CLEAR ALL`, `GRAPH` of another document",
                        "422",
                        "application/sparql-update",
                        "PREFIX v: <https://v.example/> INSERT { ?s0 v:q 1 } WHERE { " + cross(10) + "}",
                        "LOAD <http://127.0.0.1:9/>",
                        "INSERT { <> <v:q> ?x } WHERE { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }",
                        "CLEAR ALL",
                        "INSERT DATA { GRAPH </alice/.acl> { <#me> <v:q> 1 } }"),
                query(
                        "`SERVICE`, `LOAD`, `java:` functions, `FROM <file:…>`, `FROM` a private document",
                        "400, 200",
                        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
                        "LOAD <http://127.0.0.1:9/>",
                        "SELECT (<java:java.lang.System.exit>(1) AS ?x) {}",
                        "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
                        "SELECT * { GRAPH ?g { ?s ?p ?o } }",
                        "SELECT * FROM </alice/private/diary> { ?s ?p ?o }"),
                query(
                        "a product of eight patterns, `CONCAT` that doubles, a regular expression that backtracks",
                        "422, 200, 400",
                        "SELECT (COUNT(*) AS ?n) { " + cross(8).replace("v:p", "?p") + " }",
                        "SELECT ?z { BIND (\"xxxxxxxxxxxxxxxx\" AS ?a0) " + doubling(30)
                                + " BIND (STRLEN(?a30) AS ?z) }",
                        "SELECT ?s { ?s ?p ?o FILTER REGEX(\"" + "a".repeat(40) + "!\", \"^(a+)+$\") }",
                        "SELECT * { " + "{".repeat(2000)));
    }

    private static String cross(int patterns) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < patterns; i++) {
            text.append("?s").append(i).append(" v:p ?o").append(i).append(" . ");
        }
        return text.toString();
    }

    private static String doubling(int times) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < times; i++) {
            text.append("BIND (CONCAT(?a")
                    .append(i)
                    .append(", ?a")
                    .append(i)
                    .append(") AS ?a")
                    .append(i + 1)
                    .append(") ");
        }
        return text.toString();
    }

    private static Hostile patch(String input, String gets, String type, String... patches) {
        return rows(AREA, input, gets, scene -> {
            StringBuilder many = new StringBuilder("<> <https://v.example/p> 0");
            for (int i = 1; i < 2000; i++) {
                many.append(',').append(i);
            }
            scene.anybody().put(Scene.OPEN + "many", many + " .");
            List<Reply> replies = new ArrayList<>();
            for (String patch : patches) {
                replies.add(Reply.of(scene.anybody().write("PATCH", Scene.OPEN + "many", type, patch)));
            }
            return replies;
        });
    }

    private static Hostile query(String input, String gets, String... queries) {
        return rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String query : queries) {
                replies.add(Reply.of(scene.anybody()
                        .get("/alice/.sparql?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))));
            }
            return replies;
        });
    }
}
