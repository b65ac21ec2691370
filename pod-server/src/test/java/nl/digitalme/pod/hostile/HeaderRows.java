package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.row;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;

/** Fields of a request that lie about it, or cost much to read. */
final class HeaderRows {
    private static final String AREA = "Header fields";

    private HeaderRows() {}

    static List<Hostile> all() {
        return List.of(
                row(
                        AREA,
                        "a foreign `Host`, `X-Forwarded-*`, `Forwarded`: nothing of it is believed or repeated",
                        "200",
                        scene -> notRepeated(scene.raw("GET /alice/profile/card HTTP/1.1\nHost: evil.example\n"
                                + "X-Forwarded-Host: evil.example\nX-Forwarded-Proto: https\nX-Forwarded-Prefix: /evil\n"
                                + "Forwarded: host=evil.example;proto=https\nX-Original-URL: /evil\n"
                                + "X-Rewrite-URL: /evil\n\n"))),
                row(
                        AREA,
                        "a request target with another host (`GET http://evil.example/…`)",
                        "200",
                        scene -> notRepeated(scene.raw(
                                "GET http://evil.example/alice/profile/card HTTP/1.1\nHost: evil.example\n\n"))),
                row(
                        AREA,
                        "such a target for what is private",
                        "401",
                        scene -> scene.raw(
                                "GET http://evil.example/alice/private/diary HTTP/1.1\nHost: evil.example\n\n")),
                row(
                        AREA,
                        "`X-HTTP-Method-Override: DELETE` and the like: not read",
                        "200",
                        scene -> scene.raw(
                                "GET",
                                "/alice/profile/card?_method=DELETE",
                                "X-HTTP-Method-Override: DELETE",
                                "X-Method-Override: DELETE",
                                "X-HTTP-Method: DELETE")),
                row(AREA, "TRACE, CONNECT", "405", scene -> scene.raw("TRACE", "/alice/profile/card")),
                row(AREA, "methods that nobody knows", "501", scene -> scene.raw("BREW", "/alice/profile/card")),
                get(
                        "an `Accept` of 15 kB, with 5,000 ranges, with weights that are no numbers",
                        "200, 406",
                        "Accept: " + "*/*,".repeat(3700),
                        "Accept: " + ",".repeat(15_000),
                        "Accept: text/turtle" + ";q=1".repeat(3000),
                        "Accept: */*;q=NaN, */*;q=1e999, */*;q=-1",
                        "Accept: ;;;;"),
                get(
                        "a `Range` of 3,000 parts, or of numbers beyond all size",
                        "200",
                        "Range: bytes=" + "0-0,".repeat(3000) + "1-1",
                        "Range: bytes=0-99999999999999999999999",
                        "Range: bytes=99999999999999999999999-",
                        "Range: bytes=-99999999999999999999999",
                        "Range: bytes=--1",
                        "Range: lines=1-2"),
                get(
                        "conditions of 15 kB",
                        "200, 412",
                        "If-None-Match: " + "\"a\",".repeat(3500),
                        "If-None-Match: " + "\"".repeat(15_000),
                        "If-Match: " + "W/".repeat(7000)),
                get(
                        "dates that are none",
                        "200",
                        "If-Modified-Since: Thu, 99 Zzz 99999 99:99:99 GMT",
                        "If-Modified-Since: 0",
                        "If-Unmodified-Since: \u00ff\u00fe"),
                row(
                        AREA,
                        "a `Link` of 15 kB that begins 15,000 links and ends none",
                        "201",
                        scene -> Reply.of(scene.anybody().put(Scene.OPEN + "links-1", "", "Link", "<".repeat(15_000)))),
                row(
                        AREA,
                        "700 `Link` fields",
                        "201",
                        scene -> scene.raw("PUT " + Scene.OPEN
                                + "links-2 HTTP/1.1\nHost: x\nContent-Type: text/turtle\nContent-Length: 0\n"
                                + "Link: <a>; rel=type\n".repeat(700) + "\n")),
                slug(
                        "a `Slug` of 15 kB, of `..`, slashes, NUL, line ends, `.acl`, `.meta`, nothing: a name in the"
                                + " container, never another place",
                        "201",
                        "s".repeat(15_000),
                        "..",
                        "../private/x",
                        "..%2Fprivate",
                        "/etc/passwd",
                        "x\\y",
                        "%00",
                        "%0d%0aX: y",
                        "x.acl",
                        "x.meta",
                        ".acl",
                        ".ACL",
                        "x.acl.",
                        "x.acl/",
                        ""),
                row(
                        AREA,
                        "a `Content-Type` of 10 kB, or one that is none",
                        "400",
                        scene -> Reply.of(
                                scene.anybody().write("PUT", Scene.OPEN + "type", "text/" + "x".repeat(10_000), "x"))),
                get(
                        "`traceparent` that is none",
                        "200",
                        "traceparent: 00-" + "f".repeat(14_000),
                        "traceparent: 00-" + Scene.SECRET + "-x-y"));
    }

    private static Reply notRepeated(Reply reply) {
        assertFalse(reply.text().contains("evil"), reply.text());
        return reply;
    }

    private static Hostile get(String input, String gets, String... fields) {
        return Hostile.rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String field : fields) {
                replies.add(scene.raw("GET", "/alice/profile/card", field));
            }
            return replies;
        });
    }

    private static Hostile slug(String input, String gets, String... slugs) {
        return Hostile.rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String slug : slugs) {
                Reply reply = scene.raw("POST " + Scene.OPEN + " HTTP/1.1\nHost: x\nContent-Type: text/plain\nSlug: "
                        + slug + "\nContent-Length: 1\n\nx");
                assertFalse(
                        reply.text().matches("(?s).*location: [^\\n]*(\\.\\.|\\.acl|\\.meta|private).*"), reply.text());
                replies.add(reply);
            }
            return replies;
        });
    }
}
