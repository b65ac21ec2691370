package nl.digitalme.pod.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.Http.Answer;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Solid Notifications Protocol 0.3.0 over the real server: discovery, subscriptions, messages, and who gets them. */
class NotificationsTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SOCKETS = "/alice/.notifications/WebSocketChannel2023";
    private static final String STREAMS = "/alice/.notifications/StreamingHTTPChannel2023";
    private static final String SHARED = """
            @prefix acl: <http://www.w3.org/ns/auth/acl#> .
            <#bob> a acl:Authorization ; acl:agent <%sbob/profile/card#me> ; acl:mode acl:Read ;
                acl:accessTo <./> ; acl:default <./> .
            """;

    private Http alice;
    private Http bob;

    @BeforeEach
    void someNotes() {
        alice = PODS.as("alice");
        bob = PODS.as("bob");
        alice.delete("/alice/box/new");
        alice.put("/alice/box/note", "<#it> <https://example.org/is> 1 .");
        alice.put("/alice/box/.acl", SHARED.formatted(PODS.baseUrl()));
    }

    @Test
    void a_client_finds_the_services_from_any_resource() throws IOException {
        String link = alice.head("/alice/box/note").all("Link").stream()
                .filter(each -> each.contains("storageDescription"))
                .findFirst()
                .orElseThrow();
        String description = PODS.anybody()
                .get(URI.create(link.substring(1, link.indexOf('>'))).getPath())
                .body();
        assertTrue(
                description.contains("<http://www.w3.org/ns/solid/notifications#subscription> <" + url(SOCKETS) + ">"));
        assertTrue(
                description.contains("<" + url(STREAMS) + "> <http://www.w3.org/ns/solid/notifications#channelType>"));

        JsonNode service = MAPPER.readTree(PODS.anybody().get(SOCKETS).body());
        assertEquals(url(SOCKETS), service.path("id").asText());
        assertEquals("WebSocketChannel2023", service.path("channelType").asText());
        assertEquals(
                "GET, HEAD, POST, DELETE, OPTIONS",
                PODS.anybody().send("OPTIONS", SOCKETS, new byte[0]).header("Allow"));
    }

    @Test
    void who_may_read_hears_of_every_change() throws IOException {
        try (Ear ear = Ear.at(subscribed(bob, "/alice/box/note", ""))) {
            Answer changed = alice.put("/alice/box/note", "<#it> <https://example.org/is> 2 .");
            JsonNode update = ear.nextJson();
            assertEquals("Update", update.path("type").asText());
            assertEquals(url("/alice/box/note"), update.path("object").asText());
            assertEquals(
                    bob.get("/alice/box/note").header("ETag"),
                    update.path("state").asText(),
                    changed.body());
            Instant.parse(update.path("published").asText());

            alice.delete("/alice/box/note");
            assertEquals("Delete", ear.nextJson().path("type").asText());
            alice.put("/alice/box/note", "<#it> <https://example.org/is> 3 .");
            assertEquals("Create", ear.nextJson().path("type").asText());
        }
    }

    @Test
    void a_container_tells_what_came_and_went() throws IOException {
        try (Ear ear = Ear.at(subscribed(bob, "/alice/box/", ""))) {
            alice.put("/alice/box/new", "<#it> <https://example.org/is> 2 .");
            JsonNode added = ear.nextJson();
            assertEquals("Add", added.path("type").asText());
            assertEquals(url("/alice/box/new"), added.path("object").asText());
            assertEquals(url("/alice/box/"), added.path("target").asText());

            alice.delete("/alice/box/new");
            assertEquals("Remove", ear.nextJson().path("type").asText());
        }
    }

    @Test
    void nothing_is_heard_any_more_once_access_was_taken_back() throws IOException {
        try (Ear ear = Ear.at(subscribed(bob, "/alice/box/note", ""));
                Ear owner = Ear.at(subscribed(alice, "/alice/box/note", ""))) {
            alice.delete("/alice/box/.acl");
            alice.put("/alice/box/note", "<#it> <https://example.org/is> 2 .");
            assertEquals("Update", owner.nextJson().path("type").asText());

            alice.put("/alice/box/.acl", SHARED.formatted(PODS.baseUrl()));
            alice.delete("/alice/box/note");
            assertEquals("Delete", ear.nextJson().path("type").asText(), "the change without access was told");
        }
    }

    @Test
    void who_may_not_read_gets_no_channel_and_learns_nothing() {
        alice.put("/alice/secret", "<#it> <https://example.org/is> 1 .");
        assertEquals(403, subscribe(bob, SOCKETS, "/alice/secret", "").status());
        assertEquals(403, subscribe(bob, SOCKETS, "/alice/nothing", "").status());
        assertEquals(
                401, subscribe(PODS.anybody(), SOCKETS, "/alice/secret", "").status());
        assertTrue(alice.get("/alice/.log").body().contains("\"subscribe\""));
    }

    @Test
    void who_was_away_is_told_that_the_state_is_old() throws IOException {
        String seen = bob.get("/alice/box/note").header("ETag").replace("\"", "\\\"");
        String address = subscribed(bob, "/alice/box/note", ", \"state\": \"" + seen + "\"");
        alice.put("/alice/box/note", "<#it> <https://example.org/is> 2 .");
        try (Ear ear = Ear.at(address)) {
            assertEquals(
                    bob.get("/alice/box/note").header("ETag"),
                    ear.nextJson().path("state").asText());
        }
    }

    @Test
    void a_rate_holds_messages_together() throws IOException {
        try (Ear ear = Ear.at(subscribed(bob, "/alice/box/note", ", \"rate\": \"PT1S\""))) {
            for (int i = 0; i < 20; i++) {
                alice.put("/alice/box/note", "<#it> <https://example.org/is> " + i + " .");
            }
            Instant first = Instant.parse(ear.nextJson().path("published").asText());
            ear.nextJson();
            assertTrue(Instant.now().isAfter(first.plusMillis(900)), "the second came within the rate");
        }
    }

    @Test
    void a_streamed_answer_brings_a_line_for_each_change() throws Exception {
        String address = MAPPER.readTree(
                        subscribe(bob, STREAMS, "/alice/box/note", "").body())
                .path("receiveFrom")
                .asText();
        InputStream stream = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofInputStream())
                .body();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            alice.put("/alice/box/note", "<#it> <https://example.org/is> 2 .");
            assertEquals("Update", MAPPER.readTree(message(lines)).path("type").asText());
            alice.delete("/alice/box/note");
            assertEquals("Delete", MAPPER.readTree(message(lines)).path("type").asText());
            assertEquals(204, bob.delete(URI.create(address).getPath()).status());
            assertEquals("", message(lines), "the answer did not end with its channel");
        }
    }

    @Test
    void a_channel_that_ended_sends_its_listener_away_and_is_gone() throws Exception {
        String address = subscribed(bob, "/alice/box/note", "");
        String path = URI.create(address).getPath();
        try (Ear ear = Ear.at(address)) {
            assertEquals(426, bob.get(path).status());
            assertEquals(204, bob.delete(path).status());
            assertTrue(ear.isSentAway());
        }
        assertEquals(404, bob.delete(path).status());
    }

    @Test
    void a_stranger_who_takes_all_channels_leaves_some_for_others() {
        alice.put("/alice/public", "<#it> <https://example.org/is> 1 .");
        alice.put("/alice/public.acl", """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .
                <#all> a acl:Authorization ; acl:agentClass <http://xmlns.com/foaf/0.1/Agent> ; acl:mode acl:Read ;
                    acl:accessTo <public> .""");
        Http stranger = PODS.anybody();
        int given = 0;
        for (int i = 0; i < 1_100; i++) {
            given += subscribe(stranger, SOCKETS, "/alice/public", "").status() == 200 ? 1 : 0;
        }
        assertTrue(given >= 100 && given < 1_000, given + " channels");
        assertEquals(200, subscribe(bob, SOCKETS, "/alice/box/note", "").status());
        assertEquals(200, subscribe(alice, SOCKETS, "/alice/box/note", "").status());
    }

    @Test
    void old_clients_hear_of_what_is_public() {
        alice.put("/alice/open", "<#it> <https://example.org/is> 1 .");
        alice.put("/alice/open.acl", """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .
                <#all> a acl:Authorization ; acl:agentClass <http://xmlns.com/foaf/0.1/Agent> ; acl:mode acl:Read ;
                    acl:accessTo <open> .""");
        String via = PODS.anybody().get("/alice/open").header("Updates-Via");
        try (Ear ear = Ear.at(via)) {
            assertEquals("protocol solid-0.1", ear.next());
            assertEquals(
                    "ack " + url("/alice/open"),
                    ear.say("sub " + url("/alice/open")).next());
            assertTrue(ear.say("sub " + url("/alice/box/note")).next().startsWith("err "));
            assertTrue(ear.say("sub " + url("/bob/card")).next().startsWith("err "));
            alice.put("/alice/open", "<#it> <https://example.org/is> 2 .");
            assertEquals("pub " + url("/alice/open"), ear.next());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a context that is not known | application/ld+json | {"@context": "https://example.org/x", "type": "a"}              | 422
            no topic                    | application/ld+json | {"@context": "https://www.w3.org/ns/solid/notification/v1", "type": "WebSocketChannel2023"} | 422
            another type                | application/ld+json | {"@context": "https://www.w3.org/ns/solid/notification/v1", "type": "WebhookChannel2023"} | 422
            a topic somewhere else      | application/ld+json | {"@context": "https://www.w3.org/ns/solid/notification/v1", "type": "WebSocketChannel2023", "topic": "https://example.org/"} | 422
            an end in the past          | text/turtle         | [] a <http://www.w3.org/ns/solid/notifications#WebSocketChannel2023> ; <http://www.w3.org/ns/solid/notifications#topic> </alice/box/note> ; <http://www.w3.org/ns/solid/notifications#endAt> "2020-01-01T00:00:00Z" . | 422
            no JSON                     | application/ld+json | {                                                                    | 422
            no RDF                      | text/plain          | hello                                                                | 415
            a profile that is not known | application/ld+json;profile="https://example.org/p" | {}                                    | 415
            """)
    void what_cannot_be_done_is_said(String what, String type, String body, int status) {
        assertEquals(status, alice.write("POST", SOCKETS, type, body).status());
    }

    /** The next line that is not empty; empty at the end. */
    private static String message(BufferedReader lines) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isEmpty()) {
                return line;
            }
        }
        return "";
    }

    private static String url(String path) {
        return PODS.baseUrl() + path.substring(1);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /alice/.notifications/nothing, Upgrade: websocket, 404",
        "GET, /alice/box/note, Upgrade: websocket, 404",
        "GET, /nobody, Upgrade: websocket, 404",
        "GET, /alice/.notifications/solid-0.1, Upgrade: websocket, 400",
        "POST, /alice/.notifications/solid-0.1, Upgrade: websocket, 405",
    })
    void what_is_no_handshake_is_refused(String method, String path, String field, int status) throws IOException {
        URI base = URI.create(PODS.baseUrl());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\n%s\r\nContent-Length: 0\r\n\r\n"
                            .formatted(method, path, base.getAuthority(), field)
                            .getBytes(StandardCharsets.US_ASCII));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertEquals("HTTP/1.1 " + status, line.substring(0, 12));
        }
    }

    private static Answer subscribe(Http who, String service, String topic, String more) {
        return who.write(
                "POST",
                service,
                "application/ld+json",
                "{\"@context\": [\"https://www.w3.org/ns/solid/notification/v1\"], \"type\": \"%s\", \"topic\": \"%s\"%s}"
                        .formatted(service.substring(service.lastIndexOf('/') + 1), url(topic), more));
    }

    private static String subscribed(Http who, String topic, String more) throws IOException {
        Answer answer = subscribe(who, SOCKETS, topic, more);
        assertEquals(200, answer.status(), answer.body());
        return MAPPER.readTree(answer.body()).path("receiveFrom").asText();
    }
}
