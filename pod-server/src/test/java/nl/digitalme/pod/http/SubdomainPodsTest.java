package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.identity.DpopKey;
import nl.digitalme.pod.login.TestUser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each pod at a host of its own: {@code http://alice.localhost:PORT/}. */
class SubdomainPodsTest {
    @RegisterExtension
    static final TestPods PODS =
            TestPods.with(config -> config.with(config.listen().withSubdomains()));

    private static final String NOTE = "<> <http://example.org/says> \"hello\" .";
    private static final DpopKey KEY = DpopKey.es256();

    private static String token;

    @BeforeAll
    static void aliceWritesANote() throws IOException {
        token = TestUser.logIn(PODS.baseUrl(), "alice-client", "alice-secret", KEY)
                .token();
        assertEquals(201, status(asAlice("PUT", "alice", "/notes/note", NOTE)));
    }

    private static String host(String name) {
        int port = URI.create(PODS.baseUrl()).getPort();
        return name.contains(".") ? name : (name.isEmpty() ? "" : name + ".") + "localhost:" + port;
    }

    private static String send(String method, String name, String path, String fields, String body) throws IOException {
        try (RawHttp raw = new RawHttp(PODS.baseUrl())) {
            return raw.send("%s %s HTTP/1.1\nHost: %s\n%sContent-Length: %d\n\n%s"
                            .formatted(method, path, host(name), fields, body.length(), body))
                    .answer();
        }
    }

    private static String anonymously(String name, String path) throws IOException {
        return send("GET", name, path, "", "");
    }

    private static String asAlice(String method, String name, String path, String body) throws IOException {
        return asAlice(method, name, path, body, "http://" + host(name) + path);
    }

    private static String asAlice(String method, String name, String path, String body, String provenUrl)
            throws IOException {
        String fields = "Authorization: DPoP %s\nDPoP: %s\nContent-Type: text/turtle\n"
                .formatted(token, KEY.proof(method, provenUrl));
        return send(method, name, path, fields, body);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    @Test
    void a_webid_is_found_at_the_host_of_its_pod_and_names_the_provider_at_the_base_url() throws IOException {
        String card = anonymously("alice", "/profile/card");

        assertEquals(200, status(card));
        assertTrue(card.contains("solid:oidcIssuer <" + PODS.baseUrl() + ">"), card);
        String root = "http://" + host("alice") + "/";
        assertTrue(
                card.contains("link: <" + root + "profile/card.acl>; rel=\"acl\"")
                        || card.contains("Link: <" + root + "profile/card.acl>; rel=\"acl\""),
                card);
        assertTrue(card.contains("<" + root + ".well-known/solid>; rel="), card);
        assertEquals(200, status(anonymously("", "/.well-known/openid-configuration")));
    }

    @Test
    void the_owner_reads_and_writes_there_with_proofs_for_that_host() throws IOException {
        String note = asAlice("GET", "alice", "/notes/note", "");

        assertEquals(200, status(note));
        assertTrue(note.endsWith(NOTE), note);
        assertTrue(asAlice("GET", "alice", "/", "").contains("notes/"));
        assertEquals(401, status(anonymously("alice", "/notes/note")));
        assertEquals(403, status(asAlice("GET", "bob", "/inbox/", "")));
    }

    @Test
    void a_proof_for_another_pod_or_for_the_base_url_does_not_fit() throws IOException {
        for (String name : new String[] {"bob", ""}) {
            String url = "http://" + host(name) + "/notes/note";
            assertEquals(401, status(asAlice("GET", "alice", "/notes/note", "", url)));
        }
    }

    @Test
    void rules_name_people_and_resources_by_their_hosts() throws IOException {
        String rules = """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                <#bob> a acl:Authorization; acl:agent <http://%s/profile/card#me>; acl:mode acl:Read;
                    acl:accessTo <http://%s/notes/shared>.
                """.formatted(host("bob"), host("alice")).replace('\n', ' ');
        asAlice("PUT", "alice", "/notes/shared", NOTE);
        assertEquals(201, status(asAlice("PUT", "alice", "/notes/shared.acl", rules)));

        DpopKey key = DpopKey.es256();
        String bobs =
                TestUser.logIn(PODS.baseUrl(), "bob-client", "bob-secret", key).token();
        String url = "http://" + host("alice") + "/notes/shared";
        String fields = "Authorization: DPoP %s\nDPoP: %s\n".formatted(bobs, key.proof("GET", url));
        assertEquals(200, status(send("GET", "alice", "/notes/shared", fields, "")));
    }

    @ParameterizedTest
    @CsvSource({
        "'', /, 200",
        "'', /.health/ready, 200",
        "'', /alice/profile/card, 404",
        "127.0.0.1, /.health/ready, 200",
        "127.0.0.1, /, 421",
        "other.example, /, 421",
        "a.alice.localhost, /profile/card, 421",
        "-x.localhost, /profile/card, 421",
        "ALICE.localhost, /profile/card, 200",
        "alice, /.login/token, 401",
        "alice, /.well-known/openid-configuration, 401",
        "nobody, /profile/card, 401",
        "alice, /alice/profile/card, 401",
    })
    void each_host_has_what_is_there_and_nothing_else(String host, String path, int status) throws IOException {
        String answer = anonymously(host, path);
        assertEquals(status, status(answer), answer);
    }

    @Test
    void a_page_of_any_origin_may_ask_and_no_cookie_is_set_or_read() throws IOException {
        String answer =
                send("GET", "alice", "/profile/card", "Origin: http://" + host("bob") + "\nCookie: digital-me=x\n", "");

        assertEquals(200, status(answer));
        assertTrue(answer.toLowerCase().contains("access-control-allow-origin: http://" + host("bob")), answer);
        assertFalse(answer.toLowerCase().contains("set-cookie"), answer);
    }

    // A cookie without Domain goes to the host that set it, and never to a host below it (RFC 6265 section 5.3).
    @Test
    void cookies_of_the_login_pages_are_for_the_base_host_alone() throws IOException {
        String page = send("GET", "", "/.login/log-in", "Accept: text/html\n", "");

        assertFalse(page.toLowerCase().matches("(?s).*set-cookie:[^\r]*domain.*"), page);
    }
}
