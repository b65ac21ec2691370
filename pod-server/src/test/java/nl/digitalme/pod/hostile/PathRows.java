package nl.digitalme.pod.hostile;

import java.util.ArrayList;
import java.util.List;

/** Addresses that try to be another one, or none at all. */
final class PathRows {
    private static final String AREA = "Addresses";

    private PathRows() {}

    static List<Hostile> all() {
        return List.of(
                get("a `%` without two hexadecimal digits behind it", "400", "/alice/open/%zz", "/alice/open/%"),
                get("`%00`", "400", "/alice/open/a%00b"),
                get(
                        "control characters (`%0A`, `%0D`, `%1B`, `%7F`)",
                        "400", "/alice/open/a%0Ab", "/alice/open/a%0Db", "/alice/open/a%1Bb", "/alice/open/a%7Fb"),
                get(
                        "bytes that are not UTF-8, overlong forms of a slash or a dot, halves of surrogate pairs",
                        "400",
                        "/alice/open/%FF",
                        "/alice/open/%C0%AFx",
                        "/alice/open/%C0%AE%C0%AE/bob/",
                        "/alice/open/%ED%A0%80"),
                get(
                        "`..` and `.` segments, encoded or not",
                        "400",
                        "/alice/open/../private/diary",
                        "/alice/./private/diary",
                        "/alice/open/%2e%2e/private/diary",
                        "/alice/open/%2E./private/diary",
                        "/alice/open/..",
                        "/alice/open/."),
                get(
                        "`..` between encoded slashes or backslashes: a name like any other, never a way up",
                        "404",
                        "/alice/open/..%2Fprivate%2Fdiary",
                        "/alice/open/x%2F..%2F..%2Fprivate%2Fdiary",
                        "/alice/open/..%5Cprivate%5Cdiary",
                        "/alice/open/..\\private\\diary",
                        "/alice/open/%252e%252e/private/diary",
                        "/alice/open/..%252Fprivate"),
                get("empty segments (`//`)", "400", "//alice/private/diary", "/alice//private/diary", "/alice/open//"),
                get(
                        "`;` parameters, which some servers cut off: part of the name",
                        "401",
                        "/alice/private/diary;x=1",
                        "/alice/private;/diary",
                        "/alice;/private/diary"),
                get(
                        "another case, a dot, a space or `::$DATA` behind a name: another name",
                        "401",
                        "/alice/PRIVATE/diary",
                        "/Alice/private/diary",
                        "/alice/private/diary.",
                        "/alice/private/diary%20",
                        "/alice/private/diary::$DATA"),
                get(
                        "a query or fragment that holds a path",
                        "401",
                        "/alice/private/diary?/alice/open/",
                        "/alice/private/diary?x=/../../open/"),
                get(
                        "the same letters in another Unicode form are another name",
                        "404",
                        "/alice/open/caf%C3%A9",
                        "/alice/open/cafe%CC%81"),
                get(
                        "a name of 300 bytes, 1,000 containers in each other",
                        "404",
                        "/alice/open/" + "n".repeat(300),
                        "/alice/open/" + "d/".repeat(1000)),
                get("an address of 9,000 bytes", "414", "/alice/open/" + "n".repeat(9000)),
                get(
                        "the server's own records (`.pod`, `.system`, files of the data folder)",
                        "401, 404",
                        "/alice/.pod",
                        "/.system/",
                        "/.system/accounts",
                        "/.login/../.system/accounts",
                        "/CURRENT",
                        "/LOCK"),
                get(
                        "rules of rules (`.acl.acl`, `.meta.acl`, `.acl.meta`)",
                        "401",
                        "/alice/open/x.acl.acl",
                        "/alice/open/x.meta.acl",
                        "/alice/open/x.acl.meta",
                        "/alice/open/x.acl"),
                write(
                        "a container or document named so that it stands before rules or a description",
                        "409, 401",
                        "/alice/open/x.acl/",
                        "/alice/open/x.meta/",
                        "/alice/open/x.acl/y",
                        "/alice/open/x%2Eacl"),
                write(
                        "a name that is a container and a document",
                        "201, 409",
                        "/alice/open/both",
                        "/alice/open/both/",
                        "/alice/open/both/x"),
                get(
                        "a request target that is no path (`*`, `x`, `@evil.example`)",
                        "400",
                        "*",
                        "x",
                        "@evil.example/",
                        "?x",
                        ":80/"));
    }

    private static Hostile write(String input, String gets, String... targets) {
        return Hostile.rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String target : targets) {
                replies.add(Reply.of(scene.anybody().put(target, "")));
            }
            return replies;
        });
    }

    private static Hostile get(String input, String gets, String... targets) {
        return Hostile.rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String target : targets) {
                replies.add(scene.raw("GET", target));
            }
            return replies;
        });
    }
}
