package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import nl.digitalme.pod.Http;

/** Ways from little access to more. Bob may only append to {@code drop/}; everybody may write in {@code open/}. */
final class RuleRows {
    private static final String AREA = "Access rules";
    private static final String ACL =
            "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>. ";
    private static final String N3 =
            "@prefix solid: <http://www.w3.org/ns/solid/terms#>. @prefix acl: <http://www.w3.org/ns/auth/acl#>. ";

    private RuleRows() {}

    static List<Hostile> all() {
        return List.of(
                bob(
                        "rules written by PUT, PATCH, POST or DELETE by somebody with Append or Write but not Control",
                        "403",
                        s -> s.put("/alice/drop/.acl", everything("./")),
                        s -> s.put("/alice/drop/note.acl", everything("note")),
                        s -> s.put("/alice/open/.acl", everything("./")),
                        s -> s.write("PATCH", "/alice/open/.acl", "text/n3", insert("<#x> a acl:Authorization")),
                        s -> s.write("PATCH", "/alice/drop/new.acl", "text/n3", insert("<#x> a acl:Authorization")),
                        s -> s.delete("/alice/open/.acl"),
                        s -> s.delete("/alice/drop/.acl")),
                bob(
                        "the same through another spelling (`%2Eacl`, `.ac%6C`) or a `Content-Location`",
                        "403",
                        s -> s.put("/alice/drop/%2Eacl", everything("./")),
                        s -> s.put("/alice/drop/.ac%6C", everything("./")),
                        s -> s.put("/alice/drop/note", everything("note"), "Content-Location", "/alice/drop/.acl")),
                bob(
                        "a POST with `Slug: .acl`, with `Link: …; rel=acl`: a document like any other",
                        "201",
                        s -> s.write("POST", "/alice/drop/", "text/turtle", everything("./"), "Slug", ".acl"),
                        s -> s.write(
                                "POST",
                                "/alice/drop/",
                                "text/turtle",
                                everything("./"),
                                "Link",
                                "<.acl>; rel=\"acl\"")),
                bob(
                        "a PUT or PATCH over what is there by somebody with Append only; deletions in a patch",
                        "403",
                        s -> s.put("/alice/drop/note", "<> <#p> 1 ."),
                        s -> s.write(
                                "PATCH",
                                "/alice/drop/note",
                                "text/n3",
                                N3
                                        + "_:p a solid:InsertDeletePatch; solid:deletes { <> <https://v.example/note> \"x\" }."),
                        s -> s.write(
                                "PATCH", "/alice/drop/note", "application/sparql-update", "DELETE WHERE { ?s ?p ?o }"),
                        s -> s.delete("/alice/drop/note")),
                bob(
                        "a patch with a condition, to find out what a document holds",
                        "403",
                        s -> s.write(
                                "PATCH",
                                "/alice/drop/note",
                                "text/n3",
                                N3 + "_:p a solid:InsertDeletePatch; "
                                        + "solid:where { ?s <https://v.example/note> ?o }; solid:inserts { <> <#p> 1 }.")),
                bob(
                        "making a container or a document above or beside what is allowed",
                        "403",
                        s -> s.put("/alice/drop2/", ""),
                        s -> s.put("/alice/new/deep/x", "<> <#p> 1 ."),
                        s -> s.write("POST", "/alice/", "text/turtle", ""),
                        s -> s.put("/alice/", "")),
                rows(
                        AREA,
                        "triples about other documents and their rules in an own document: they say nothing there",
                        "201, 403",
                        scene -> List.of(
                                Reply.of(scene.bob()
                                        .put(
                                                Scene.OPEN + "about",
                                                ACL + "<" + scene.url("/alice/private/.acl#x")
                                                        + "> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <"
                                                        + scene.url(Scene.PRIVATE) + ">; acl:mode acl:Read.")),
                                Reply.of(scene.bob().get(Scene.PRIVATE)))),
                rules(
                        "rules that name other resources, by absolute, relative or dotted IRI, with `@base`, or a fragment",
                        "<#x> a acl:Authorization; acl:agentClass foaf:Agent; acl:mode acl:Read; acl:accessTo <../private/diary>, "
                                + "</alice/private/diary>, <../../alice/private/diary>, <./#>, <./?x>; acl:default <../private/>.",
                        "@base <http://localhost/alice/private/> . <#x> a acl:Authorization; acl:agentClass foaf:Agent;"
                                + " acl:mode acl:Read; acl:accessTo <diary>; acl:default <./> ."),
                rules(
                        "half a rule: `agentClass` of something else, an agent that is a literal, modes that are no modes",
                        "<#x> a acl:Authorization; acl:accessTo <./>; acl:default <./>; acl:mode acl:Read; acl:agentClass"
                                + " foaf:Person, acl:Agent, <#me>, \"http://xmlns.com/foaf/0.1/Agent\"; acl:agent \"x\", _:anybody .",
                        "<#x> acl:accessTo <./>; acl:default <./>; acl:mode acl:Read; acl:agentClass foaf:Agent .",
                        "<#x> a acl:Authorization; acl:accessTo <./>; acl:default <./>; acl:mode acl:read, \"acl:Read\", <Read>;"
                                + " acl:agentClass foaf:Agent ."),
                rules(
                        "`acl:origin` alone; a rule for an origin that the request only says it has",
                        "<#x> a acl:Authorization; acl:accessTo <./>; acl:default <./>; acl:mode acl:Read;"
                                + " acl:origin <https://app.example> ."),
                rules(
                        "a group of another server; a group in a document of the asker that does not hold him",
                        "<#x> a acl:Authorization; acl:accessTo <./>; acl:default <./>; acl:mode acl:Read;"
                                + " acl:agentGroup <https://elsewhere.example/group#it>, <http://169.254.169.254/g#x>, <file:///etc/passwd> ."),
                rows(
                        AREA,
                        "rules of 64 KiB and more, broken rules, rules of the root without Control",
                        "413, 400, 422",
                        scene -> List.of(
                                Reply.of(scene.alice().put("/alice/open/huge.acl", "#".repeat(70_000))),
                                Reply.of(scene.alice().put("/alice/open/broken.acl", "<#x> a <")),
                                Reply.of(scene.alice().put("/alice/.acl", "")))));
    }

    @SafeVarargs
    private static Hostile bob(String input, String gets, Function<Http, Http.Answer>... attempts) {
        return rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (Function<Http, Http.Answer> attempt : attempts) {
                replies.add(Reply.of(attempt.apply(scene.bob())));
            }
            assertEquals(403, scene.bob().get("/alice/drop/note").status(), "bob still reads nothing there");
            assertTrue(scene.alice().get("/alice/drop/note").body().contains(Scene.SECRET), "and has changed nothing");
            return replies;
        });
    }

    /** Alice writes such rules for a folder of hers; bob, with any Origin, gets nowhere by them. */
    private static Hostile rules(String input, String... documents) {
        return rows(AREA, input + ": no effect", "403", scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String rules : documents) {
                String folder = "/alice/ruled-" + (rules.hashCode() & 0xFFFF) + "/";
                assertEquals(201, scene.alice().put(folder + "x", "<> <#p> 1 .").status());
                var written = scene.alice()
                        .put(
                                folder + ".acl",
                                rules.startsWith("@base") ? rules.replace("@base", ACL + "@base") : ACL + rules);
                assertEquals(201, written.status(), written.body());
                for (String target : List.of(folder, folder + "x", folder + ".acl", Scene.PRIVATE)) {
                    replies.add(Reply.of(scene.bob().get(target)));
                    replies.add(Reply.of(scene.bob().get(target, "Origin", "https://app.example")));
                }
            }
            return replies;
        });
    }

    private static String everything(String subject) {
        return ACL + "<#x> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <" + subject
                + ">; acl:mode acl:Read, acl:Write, acl:Control.";
    }

    private static String insert(String triples) {
        return N3 + "_:p a solid:InsertDeletePatch; solid:inserts { " + triples + " }.";
    }
}
