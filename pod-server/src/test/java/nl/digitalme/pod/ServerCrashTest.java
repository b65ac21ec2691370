package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the real server with SIGKILL while many clients write, starts it again and asks it for everything. */
class ServerCrashTest {
    private static final int CLIENTS = 16;
    private static final String GONE = "";
    private static final Pattern MEMBER = Pattern.compile("ldp#contains> <([^>]*)>");

    @TempDir
    Path data;

    private final List<Client> clients = new ArrayList<>();

    @Test
    void what_a_client_was_told_survives_three_kills_of_the_server() throws Exception {
        killAndAsk(3, 400);
    }

    @Test
    @Tag("long")
    void what_a_client_was_told_survives_fifty_kills_of_the_server() throws Exception {
        killAndAsk(50, 1000);
    }

    private void killAndAsk(int rounds, int most) throws Exception {
        OpenPod.makeIn(data);
        int answers = 0;
        for (int round = 0; round < rounds; round++) {
            try (ServerProcess server = ServerProcess.start(List.of(), data)) {
                askForEverything(latest(), Http.anonymous(server.base()));
                answers += writeUntilKilled(server, round, 1 + new Random().nextInt(most));
            }
        }
        try (ServerProcess server = ServerProcess.start(List.of(), data)) {
            askForEverything(clients, Http.anonymous(server.base()));
            server.stop();
        }
        System.out.printf("server crash test: %d kills, %d answered writes, all accounted for%n", rounds, answers);
    }

    private int writeUntilKilled(ServerProcess server, int round, int killAt) throws InterruptedException {
        AtomicInteger answers = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Client client = new Client("r%dc%d".formatted(round, i), Http.anonymous(server.base()));
            clients.add(client);
            threads.add(new Thread(() -> client.writeUntilKilled(() -> {
                if (answers.incrementAndGet() == killAt) {
                    server.kill();
                }
            })));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        server.awaitEnd();
        clients.forEach(Client::assertNoComplaint);
        return answers.get();
    }

    // What the rounds before these wrote is asked for once, in the end.
    private List<Client> latest() {
        return clients.subList(Math.max(0, clients.size() - CLIENTS), clients.size());
    }

    private static void askForEverything(List<Client> clients, Http http) {
        for (Client client : clients) {
            client.assertKept(http);
        }
    }

    /** Writes in a container of its own, and knows what must be there: path to body. */
    private static final class Client {
        private final String container;
        private final Http http;
        private final Random random = new Random();
        private final Map<String, String> answered = new HashMap<>();
        private final Map<String, String> underWay = new HashMap<>();
        private String complaint = "";
        private int count;

        Client(String name, Http http) {
            this.container = "/" + OpenPod.NAME + "/" + name + "/";
            this.http = http;
        }

        void writeUntilKilled(Runnable answer) {
            try {
                while (complaint.isEmpty()) {
                    write();
                    answered.putAll(underWay);
                    underWay.clear();
                    answer.run();
                }
            } catch (AssertionError serverIsGone) {
                // what was under way may have happened or not
            }
        }

        private void write() {
            List<String> there = answered.keySet().stream()
                    .filter(path -> !answered.get(path).equals(GONE))
                    .toList();
            int dice = random.nextInt(10);
            String old = there.isEmpty() ? "" : there.get(random.nextInt(there.size()));
            String body = container + " " + ++count + " x".repeat(random.nextInt(500));
            if (there.isEmpty() || dice < 6) {
                String path = container + (dice < 3 ? "" : "deep/er/") + count;
                underWay.put(path, body);
                check(201, http.write("PUT", path, "text/plain", body, "If-None-Match", "*"));
            } else if (dice < 8) {
                underWay.put(old, body);
                check(204, http.write("PUT", old, "text/plain", body));
            } else {
                underWay.put(old, GONE);
                check(204, http.delete(old));
            }
        }

        private void check(int status, Http.Answer answer) {
            if (answer.status() != status) {
                complaint = "wanted %d, got %d: %s".formatted(status, answer.status(), answer.body());
            }
        }

        void assertNoComplaint() {
            assertEquals("", complaint);
        }

        void assertKept(Http now) {
            underWay.forEach((path, body) -> {
                if (bodyAt(now, path).equals(body)) {
                    answered.put(path, body);
                }
            });
            underWay.clear();
            answered.forEach((path, body) -> assertEquals(body, bodyAt(now, path), path));
            assertEquals(expectedMembers(container), listed(now, container));
            assertEquals(expectedMembers(container + "deep/er/"), listed(now, container + "deep/er/"));
        }

        private static String bodyAt(Http now, String path) {
            Http.Answer answer = now.get(path);
            assertTrue(answer.status() == 200 || answer.status() == 404, path + " " + answer.status());
            return answer.status() == 200 ? answer.body() : GONE;
        }

        private Set<String> expectedMembers(String parent) {
            return answered.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(parent))
                    .filter(entry -> !entry.getValue().equals(GONE))
                    .map(entry -> entry.getKey().substring(parent.length()))
                    .filter(name -> !name.contains("/"))
                    .collect(Collectors.toSet());
        }

        /** The documents that a container lists. */
        private static Set<String> listed(Http now, String parent) {
            Http.Answer answer = now.get(parent, "Accept", "application/n-triples");
            Set<String> names = new HashSet<>();
            MEMBER.matcher(answer.status() == 200 ? answer.body() : "")
                    .results()
                    .forEach(match -> {
                        String iri = match.group(1);
                        if (!iri.endsWith("/")) {
                            names.add(iri.substring(iri.lastIndexOf('/') + 1));
                        }
                    });
            return names;
        }
    }
}
