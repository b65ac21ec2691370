package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nl.digitalme.pod.Http;

/** Questions whose answer would tell what the asker may not know. What is there and what is not get the same, to the byte. */
final class OracleRows {
    private static final String AREA = "What exists";
    private static final List<String> METHODS = List.of("GET", "HEAD", "OPTIONS", "PUT", "POST", "PATCH", "DELETE");
    private static final Pattern ID = Pattern.compile("\"requestId\":\"[^\"]*\"");

    private OracleRows() {}

    static List<Hostile> all() {
        return List.of(
                same("any method", "403"),
                same("`If-Match: *`, `If-None-Match: *`, of the right tag, of another", "403", "If-Match", "*"),
                same("`If-None-Match: *`", "403", "If-None-Match", "*"),
                same("`If-Modified-Since` of long ago", "403", "If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
                same("`Range` beyond all ends", "403", "Range", "bytes=999999-"),
                same("`Accept` of a format that is not there", "403", "Accept", "image/png"),
                same("a body of a kind that is not taken", "403", "Content-Type", "image/png"),
                tag(),
                same("an `Origin`, and a token at the same time", "403", "Origin", "https://evil.example"),
                auxiliary(),
                query(),
                listing());
    }

    private static Hostile same(String input, String gets, String... fields) {
        return rows(AREA, input + ": the same for what is there and what is not", gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String method : METHODS) {
                replies.addAll(pair(scene, method, Scene.PRIVATE, "/alice/private/nothing", fields));
                replies.addAll(pair(scene, method, "/alice/private/", "/alice/nothing/", fields));
                replies.addAll(pair(scene, method, Scene.PRIVATE, "/nobody/private/diary", fields));
            }
            return replies;
        });
    }

    private static Hostile tag() {
        return rows(
                AREA,
                "`If-None-Match` and `If-Match` with the right entity tag of what one may not read",
                "403",
                scene -> {
                    String tag = scene.alice().head(Scene.PRIVATE).header("ETag");
                    assertTrue(tag.length() > 3, tag);
                    List<Reply> replies = new ArrayList<>();
                    for (String field : List.of("If-None-Match", "If-Match", "If-Range")) {
                        replies.addAll(pair(
                                scene,
                                "GET",
                                Scene.PRIVATE,
                                "/alice/private/nothing",
                                field,
                                tag,
                                "Range",
                                "bytes=0-0"));
                        replies.addAll(pair(scene, "PUT", Scene.PRIVATE, "/alice/private/nothing", field, tag));
                    }
                    return replies;
                });
    }

    private static Hostile auxiliary() {
        return rows(AREA, "the rules and the description of what is there and what is not", "403", scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String suffix : List.of(".acl", ".meta")) {
                replies.addAll(pair(scene, "GET", Scene.PRIVATE + suffix, "/alice/private/nothing" + suffix));
            }
            return replies;
        });
    }

    private static Hostile query() {
        return rows(AREA, "a query over a pod: only what one may read is in it", "200", scene -> {
            Reply reply = Reply.of(scene.bob()
                    .get("/alice/.sparql?query=SELECT%20DISTINCT%20?g%20%7BGRAPH%20?g%20%7B?s%20?p%20?o%7D%7D"));
            assertFalse(reply.text().contains("/private/") || reply.text().contains("/drop/"), reply.text());
            return List.of(reply);
        });
    }

    private static Hostile listing() {
        return rows(
                AREA,
                "a listing shows the members to who may read the container, as the specification says (Solid Protocol"
                        + " section 4.2), and their contents to nobody else",
                "200, 403",
                scene -> {
                    assertEquals(
                            201,
                            scene.alice()
                                    .put(Scene.OPEN + "sealed", "<> <#p> \"" + Scene.SECRET + "\".")
                                    .status());
                    assertEquals(
                            201,
                            scene.alice().put(Scene.OPEN + "sealed.acl", "").status());
                    return List.of(
                            Reply.of(scene.bob().get(Scene.OPEN)),
                            Reply.of(scene.bob().get(Scene.OPEN + "sealed")));
                });
    }

    private static List<Reply> pair(Scene scene, String method, String there, String notThere, String... fields) {
        Http.Answer one = scene.bob().write(method, there, "text/turtle", "", fields);
        Http.Answer other = scene.bob().write(method, notThere, "text/turtle", "", fields);
        assertEquals(comparable(one), comparable(other), method + " " + there);
        return List.of(Reply.of(one), Reply.of(other));
    }

    private static String comparable(Http.Answer answer) {
        var fields = new TreeMap<>(answer.headers());
        fields.keySet().removeIf(name -> name.equalsIgnoreCase("x-request-id") || name.equalsIgnoreCase("date"));
        return fields + ID.matcher(answer.body()).replaceAll("");
    }
}
