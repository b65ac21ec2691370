package nl.digitalme.pod.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {
    @TempDir
    Path folder;

    @Test
    void a_seed_lists_accounts_with_pods_and_client_credentials() {
        Seed seed = parse("""
                {"accounts": [{"email": "a@example.org", "password": "p", "pods": [{"name": "a"}, {}],
                  "clientCredentials": [{"id": "c", "secret": "s"}]}]}""");

        Seed.NewAccount account = seed.accounts().get(0);
        assertEquals("a@example.org", account.email());
        assertEquals(List.of(Optional.of("a"), Optional.empty()), account.pods());
        assertEquals("c", account.clientCredentials().get(0).id());
    }

    @Test
    void a_key_that_is_not_known_is_named_with_those_that_are() {
        assertRefused("\"acounts\"", "{\"acounts\": []}");
        assertRefused("\"mail\" in accounts[0]", "{\"accounts\": [{\"mail\": \"a@example.org\"}]}");
        assertRefused(
                "\"title\" in pods[0]",
                "{\"accounts\": [{\"email\": \"a@example.org\", \"pods\": [{\"title\": \"x\"}]}]}");
        assertRefused(
                "Known are: id, secret",
                "{\"accounts\": [{\"email\": \"a\", \"clientCredentials\": [{\"id\": \"x\", \"key\": \"y\"}]}]}");
    }

    @Test
    void what_is_missing_or_of_the_wrong_kind_is_said_in_words() {
        assertRefused("\"email\" is missing", "{\"accounts\": [{}]}");
        assertRefused(
                "\"secret\" is missing",
                "{\"accounts\": [{\"email\": \"a\", \"clientCredentials\": [{\"id\": \"x\"}]}]}");
        assertRefused("wrong type", "{\"accounts\": \"alice\"}");
        assertRefused("wrong type", "{\"accounts\": [\"alice\"]}");
        assertRefused("not a JSON object", "[]");
        assertRefused("not a JSON object", "{");
        assertRefused(
                "has no pod",
                "{\"accounts\": [{\"email\": \"a\", \"clientCredentials\": [{\"id\": \"x\", \"secret\": \"y\"}]}]}");
    }

    @Test
    void names_that_cannot_be_a_pod_are_refused() {
        for (String name : List.of(".hidden", "a/b", "", "a b", "é", "%41", "x".repeat(64))) {
            assertRefused(
                    "cannot be the name of a pod",
                    "{\"accounts\": [{\"email\": \"a\", \"pods\": [{\"name\": \"" + name + "\"}]}]}");
        }
    }

    @Test
    void a_seed_file_that_cannot_be_used_is_named_and_shows_no_secret() throws IOException {
        Path file = Files.writeString(
                folder.resolve("seed.json"), "{\"accounts\": [{\"email\": \"a\", \"pasword\": \"hush\"}]}");

        String words = assertThrows(IllegalArgumentException.class, () -> Seed.read(file))
                .getMessage();

        assertTrue(words.contains("seed.json") && words.contains("pasword"), words);
        assertFalse(words.contains("hush"), words);
    }

    private static Seed parse(String json) {
        return Seed.parse(Buffer.buffer(json));
    }

    private static void assertRefused(String reason, String json) {
        String words =
                assertThrows(IllegalArgumentException.class, () -> parse(json)).getMessage();
        assertTrue(words.contains(reason), words);
    }
}
