package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.row;
import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Documents and patches that are small to send and large to take in. */
final class BodyRows {
    private static final String AREA = "Documents";
    private static final String TURTLE = "text/turtle";
    private static final String JSON_LD = "application/ld+json";
    private static final String RDF_XML = "application/rdf+xml";
    private static final String XML = "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
            + "<rdf:Description rdf:about=''><x xmlns='https://v.example/'>&a;</x></rdf:Description></rdf:RDF>";

    private BodyRows() {}

    static List<Hostile> all() {
        return List.of(
                put(
                        "100,000 levels of `[`, `(`, JSON arrays, JSON objects, XML elements",
                        "400",
                        List.of(
                                new Body(TURTLE, "<> <#p> " + "[ <#p> ".repeat(100_000)),
                                new Body(TURTLE, "<> <#p> " + "(".repeat(100_000)),
                                new Body(JSON_LD, "[".repeat(100_000)),
                                new Body(JSON_LD, "{\"a\":".repeat(100_000)),
                                new Body(RDF_XML, "<a xmlns='https://v.example/'>" + "<a>".repeat(100_000)))),
                put(
                        "a million blank nodes, a million statements",
                        "413",
                        List.of(
                                new Body(TURTLE, "<> <#p> " + "[],".repeat(1_000_000) + "[] ."),
                                new Body(
                                        "application/n-triples",
                                        "<a:b> <a:b> <a:c> .\n<a:b> <a:b> _:x .\n".repeat(150_000)))),
                put("100,000 prefixes", "201", List.of(new Body(TURTLE, prefixes(100_000) + "<> <#p> 1 ."))),
                put(
                        "one line of a MiB, a literal of a MiB, an IRI of a MiB",
                        "201",
                        List.of(
                                new Body(TURTLE, "<> <#p> " + "1000000,".repeat(150_000) + "2 ."),
                                new Body(TURTLE, "<> <#p> \"" + "x".repeat(1 << 20) + "\" ."),
                                new Body(TURTLE, "<> <#p> <https://v.example/" + "x".repeat(1 << 20) + "> ."))),
                put(
                        "a language tag of 100,000 parts (JSON-LD leaves such a value out)",
                        "400, 201",
                        List.of(
                                new Body("application/n-triples", "<a:b> <a:b> \"x\"@a" + "-a".repeat(100_000) + " ."),
                                new Body("application/trig", "<> <#p> \"x\"@a" + "-a".repeat(100_000) + " ."),
                                new Body(
                                        RDF_XML,
                                        XML.replace("<x ", "<x xml:lang='a" + "-a".repeat(100_000) + "' ")
                                                .replace("&a;", "x")),
                                new Body(TURTLE, "<> <#p> \"x\"@a" + "-a".repeat(100_000) + " ."),
                                new Body(
                                        JSON_LD,
                                        "{\"https://v.example/p\": {\"@value\": \"x\", \"@language\": \"a"
                                                + "-a".repeat(100_000) + "\"}}"))),
                put(
                        "numbers that would be written out in zeros, or are none",
                        "400, 201",
                        List.of(
                                new Body(JSON_LD, "{\"https://v.example/p\": 1e999999999}"),
                                new Body(TURTLE, "<> <#p> 1e999999999 ."))),
                put(
                        "entities that multiply (XML), entities and DTDs from files and other servers",
                        "400",
                        List.of(
                                new Body(
                                        RDF_XML,
                                        "<!DOCTYPE a [<!ENTITY b \"" + "x".repeat(1000) + "\"><!ENTITY a \""
                                                + "&b;".repeat(1000) + "\">]>" + XML),
                                new Body(RDF_XML, "<!DOCTYPE a [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>" + XML),
                                new Body(RDF_XML, "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/evil.dtd\">" + XML))),
                contexts(),
                put(
                        "JSON-LD that its reader would like to complain about in a log; an encoding of XML that nobody knows",
                        "201, 400",
                        List.of(
                                new Body(
                                        JSON_LD,
                                        "{\"https://v.example/p\": {\"@value\": \"x\", \"@language\": \"" + Scene.SECRET
                                                + "-toolongforatag\"}, \"@hush\": 1}"),
                                new Body(RDF_XML, "<?xml version='1.0' encoding='" + Scene.SECRET + "'?>" + XML))),
                put(
                        "2,000 JSON-LD contexts inside each other",
                        "400",
                        List.of(new Body(JSON_LD, nestedContexts(2000)))),
                row(
                        AREA,
                        "bytes that are not UTF-8",
                        "400",
                        scene -> Reply.of(scene.anybody()
                                .send(
                                        "PUT",
                                        Scene.OPEN + "bytes",
                                        new byte[] {'#', (byte) 0xC0, (byte) 0x80, '\n'},
                                        "Content-Type",
                                        TURTLE))),
                row(
                        AREA,
                        "a body that is packed (`Content-Encoding: gzip`), a gzip bomb too: never unpacked",
                        "415",
                        scene -> Reply.of(scene.anybody()
                                .write("PUT", Scene.OPEN + "packed", TURTLE, "x", "Content-Encoding", "gzip"))),
                put(
                        "HTML that says it is Turtle",
                        "400",
                        List.of(new Body(TURTLE, "<script>alert('" + Scene.SECRET + "')</script>"))));
    }

    private record Body(String type, String text) {}

    private static Hostile put(String input, String gets, List<Body> bodies) {
        return rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (Body body : bodies) {
                String path = Scene.OPEN + "bomb";
                replies.add(Reply.of(scene.anybody().write("PUT", path, body.type(), body.text())));
                scene.anybody().delete(path);
            }
            return replies;
        });
    }

    private static Hostile contexts() {
        return rows(
                AREA,
                "a JSON-LD context of another server, by name, in a list, or imported: nobody is asked",
                "400",
                scene -> {
                    int before = scene.issuer().hits.get();
                    String there = "\"" + scene.issuer().issuer() + "context\"";
                    Function<String, Reply> send = context -> Reply.of(scene.anybody()
                            .write(
                                    "PUT",
                                    Scene.OPEN + "context",
                                    JSON_LD,
                                    "{\"@context\": " + context + ", \"https://v.example/p\": 1}"));
                    List<Reply> replies = List.of(
                            send.apply(there),
                            send.apply("[{}, " + there + "]"),
                            send.apply("{\"@version\": 1.1, \"@import\": " + there + "}"),
                            send.apply("\"file:///etc/passwd\""),
                            send.apply("\"jar:file:/x.jar!/y\""));
                    assertEquals(before, scene.issuer().hits.get());
                    return replies;
                });
    }

    private static String prefixes(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("@prefix p")
                    .append(i)
                    .append(": <https://v.example/")
                    .append(i)
                    .append("#>.\n");
        }
        return text.toString();
    }

    private static String nestedContexts(int levels) {
        return "{\"@context\": " + "{\"a\": {\"@id\": \"https://v.example/a\", \"@context\": ".repeat(levels) + "{}"
                + "}}".repeat(levels) + ", \"a\": 1}";
    }
}
