package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.row;
import static nl.digitalme.pod.hostile.Hostile.rows;

import java.util.List;

/** Messages that two servers could cut in two places (request smuggling, RFC 9112 section 11.2), or that never fit. */
final class FramingRows {
    private static final String AREA = "Framing";
    private static final String INSIDE = "GET /alice/private/diary HTTP/1.1\nHost: x\n\n";

    private FramingRows() {}

    static List<Hostile> all() {
        return List.of(
                post(
                        "`Content-Length` and `Transfer-Encoding` together",
                        "400",
                        "Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\n" + INSIDE),
                post("two `Content-Length` that differ", "400", "Content-Length: 0\nContent-Length: 44\n\n" + INSIDE),
                post(
                        "a `Content-Length` that is a list, signed, hexadecimal, or too large for a number",
                        "400",
                        "Content-Length: 3, 4\n\nabc",
                        "Content-Length: +3\n\nabc",
                        "Content-Length: -1\n\n",
                        "Content-Length: 0x3\n\nabc",
                        "Content-Length: 99999999999999999999\n\n"),
                post(
                        "a `Transfer-Encoding` that is not just `chunked`",
                        "400, 501",
                        "Transfer-Encoding: xchunked\n\n0\n\n",
                        "Transfer-Encoding: chunked, identity\n\n0\n\n",
                        "Transfer-Encoding: gzip, chunked\n\n0\n\n",
                        "Transfer-Encoding: identity\n\n",
                        "Transfer-Encoding : chunked\n\n0\n\n",
                        "Transfer-Encoding: \u000bchunked\n\n0\n\n"),
                post(
                        "a chunk size that is none, negative, or beyond all numbers",
                        "closed",
                        "Transfer-Encoding: chunked\n\nzz\nabc\n0\n\n",
                        "Transfer-Encoding: chunked\n\n-1\nabc\n0\n\n",
                        "Transfer-Encoding: chunked\n\nfffffffffffffffff\nabc\n0\n\n"),
                row(
                        AREA,
                        "field lines that are folded: read as one (RFC 9112 section 5.2)",
                        "200",
                        scene -> scene.raw("GET /alice/profile/card HTTP/1.1\nHost: x\nX: a\n b: c\n\n")),
                row(
                        AREA,
                        "a space before the colon of a field",
                        "400",
                        scene -> scene.raw("GET /alice/profile/card HTTP/1.1\nHost : x\n\n")),
                row(
                        AREA,
                        "NUL in a field",
                        "400",
                        scene -> scene.raw("GET /alice/profile/card HTTP/1.1\nHost: x\nX: a\u0000b\n\n")),
                rows(
                        AREA,
                        "no `Host`, or two",
                        "400",
                        scene -> List.of(
                                scene.raw("GET /alice/profile/card HTTP/1.1\n\n"),
                                scene.raw("GET /alice/profile/card HTTP/1.0\n\n"),
                                scene.raw("GET /alice/profile/card HTTP/1.1\nHost: x\nHost: y\n\n"))),
                row(
                        AREA,
                        "20 kB of fields, 2,000 fields",
                        "431",
                        scene -> scene.raw(
                                "GET /alice/profile/card HTTP/1.1\nHost: x\n" + "A: 1234567\n".repeat(2000) + "\n")),
                row(
                        AREA,
                        "HTTP/0.9, HTTP/3.0, no HTTP at all",
                        "400",
                        scene -> scene.raw("GET /alice/profile/card\n\n")),
                row(AREA, "the preface of HTTP/2 without TLS", "501", scene -> scene.raw("PRI * HTTP/2.0\n\nSM\n\n")),
                row(
                        AREA,
                        "an upgrade to h2c or a WebSocket where there is none",
                        "200",
                        scene -> scene.raw(
                                "GET",
                                "/alice/profile/card",
                                "Connection: Upgrade, HTTP2-Settings",
                                "Upgrade: h2c",
                                "HTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA")));
    }

    private static Hostile post(String input, String gets, String... rests) {
        return Hostile.rows(AREA, input, gets, scene -> {
            List<Reply> replies = new java.util.ArrayList<>();
            for (String rest : rests) {
                replies.add(scene.raw("POST " + Scene.OPEN + " HTTP/1.1\nHost: x\nContent-Type: text/plain\n" + rest));
            }
            return replies;
        });
    }
}
