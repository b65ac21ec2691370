package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What others did in a pod, for its owner to read. */
class AccessLogOverHttpTest {
    private static final String OPEN_BOX = """
            @prefix acl: <http://www.w3.org/ns/auth/acl#> .
            [] a acl:Authorization ; acl:agent <../../bob/profile/card#me> ; acl:mode acl:Read, acl:Write ;
               acl:accessTo <./> ; acl:default <./> .
            """;

    @RegisterExtension
    final TestPods pods = TestPods.inMemory();

    private List<String> lines() {
        Http.Answer log = pods.as("alice").get("/alice/.log");
        assertEquals(200, log.status(), log.body());
        return new JsonArray(log.body())
                .stream().map(JsonObject.class::cast).map(this::line).toList();
    }

    private String line(JsonObject event) {
        String base = pods.baseUrl();
        return String.join(
                " ",
                event.getString("who").replace(base, "").replace("/profile/card#me", ""),
                event.getString("action"),
                event.getString("target").replace(base, "/"),
                event.getInteger("outcome").toString());
    }

    @Test
    void every_access_by_others_is_a_line_refusals_too_and_the_owners_own_are_not() {
        pods.as("alice").put("/alice/box/note", "<#it> <https://example.org/secret> \"s3cret\" .");
        pods.as("alice").get("/alice/box/note");
        pods.as("bob").get("/alice/box/note?q=private");
        pods.anybody().get("/alice/box/missing");
        pods.as("alice").put("/alice/box/.acl", OPEN_BOX);
        pods.as("bob").get("/alice/box/note");
        pods.as("bob").get("/alice/box/missing");
        pods.as("bob").put("/alice/box/new", "<#it> <https://example.org/secret> \"s3cret\" .");
        pods.as("bob").delete("/alice/box/new");
        pods.as("bob").put("/alice/box/.acl", "");
        assertEquals(
                List.of(
                        "bob read /alice/box/note 403",
                        "public read /alice/box/missing 401",
                        "bob read /alice/box/note 200",
                        "bob read /alice/box/missing 404",
                        "bob write /alice/box/new 201",
                        "bob delete /alice/box/new 204",
                        "bob control /alice/box/.acl 403"),
                lines());
        String all = pods.as("alice").get("/alice/.log").body();
        assertFalse(all.contains("s3cret") || all.contains("private"), all);
    }

    @Test
    void the_log_is_for_the_owner_alone() {
        pods.as("alice")
                .put(
                        "/alice/.acl",
                        OPEN_BOX.replace("../../bob", "../bob")
                                + "[] a acl:Authorization ; acl:agent <profile/card#me> ; acl:accessTo <./> ; acl:mode acl:Control .");
        assertEquals(200, pods.as("bob").get("/alice/").status());
        assertEquals(403, pods.as("bob").get("/alice/.log").status());
        assertEquals(401, pods.anybody().get("/alice/.log").status());
        assertEquals(405, pods.as("alice").put("/alice/.log", "").status());
        assertEquals(403, pods.as("bob").put("/alice/.log", "").status());
        assertTrue(lines().contains("bob read /alice/.log 403"), lines().toString());
    }

    @Test
    void the_log_is_read_in_pages_and_as_triples() {
        for (int i = 0; i < 5; i++) {
            pods.anybody().get("/alice/n" + i);
        }
        Http.Answer first = pods.as("alice").get("/alice/.log?limit=3");
        assertEquals(3, new JsonArray(first.body()).size());
        String next = first.header("Link").replaceFirst("^<([^>]*)>.*$", "$1");
        Http.Answer second = pods.as("alice").get("/alice/" + next);
        assertEquals(2, new JsonArray(second.body()).size());
        assertEquals("", second.header("Link"));
        Http.Answer turtle = pods.as("alice").get("/alice/.log", "Accept", "text/turtle");
        assertEquals("text/turtle", turtle.header("Content-Type"));
        assertTrue(turtle.body().contains("ns#AccessEvent"), turtle.body());
        assertEquals(400, pods.as("alice").get("/alice/.log?after=x").status());
    }
}
