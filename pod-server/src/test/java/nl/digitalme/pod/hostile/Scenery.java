package nl.digitalme.pod.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What stands in alice's pod when the attackers come. */
final class Scenery {
    private static final String PREFIXES =
            "@prefix acl: <http://www.w3.org/ns/auth/acl#>. @prefix foaf: <http://xmlns.com/foaf/0.1/>. ";

    private Scenery() {}

    static void build(Scene scene) {
        put(scene, Scene.PRIVATE, "<> <https://v.example/note> \"" + Scene.SECRET + "\" .");
        put(scene, Scene.OPEN, "");
        put(
                scene,
                Scene.OPEN + ".acl",
                PREFIXES + "<#all> a acl:Authorization; acl:agentClass foaf:Agent; acl:accessTo <./>; acl:default <./>;"
                        + " acl:mode acl:Read, acl:Write.");
        put(scene, "/alice/drop/", "");
        put(
                scene,
                "/alice/drop/.acl",
                PREFIXES + "<#bob> a acl:Authorization; acl:agent <" + scene.url("/bob/profile/card#me")
                        + ">; acl:accessTo <./>; acl:default <./>; acl:mode acl:Append.");
        put(scene, "/alice/drop/note", "<> <https://v.example/note> \"" + Scene.SECRET + "\" .");
    }

    static void put(Scene scene, String path, String turtle) {
        var answer = scene.alice().put(path, turtle);
        assertEquals(201, answer.status(), path + " " + answer.body());
    }
}
