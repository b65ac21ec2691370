package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.login.Secrets;
import nl.digitalme.pod.login.Shelf;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Member;

/**
 * Apps that registered themselves, kept on disk. One that nobody logs in to is forgotten after a week, one that is used
 * a year after its last use. The id that an app gets carries seals on its redirect URIs, so that a forgotten app can
 * still be told so, at an address that it did register.
 */
final class Registrations {
    private static final Duration UNUSED = Duration.ofDays(7);
    private static final Duration AFTER_USE = Duration.ofDays(365);
    private static final Duration NOTED_EVERY = Duration.ofDays(7);
    private static final int MOST_SEALS = 4; // they stand in the id
    private static final int SWEPT_AT_ONCE = 200;
    private static final String USED = "clients-used/";

    private final SystemDocuments documents;
    private final Shelf fresh;
    private final ServerKey key;
    private final Clock clock;
    private volatile String swept = "";

    Registrations(SystemDocuments documents, Clock clock) {
        this.documents = documents;
        this.fresh = new Shelf(documents, "clients-new", clock);
        this.key = new ServerKey(documents);
        this.clock = clock;
    }

    /** What an app gets; the secret is not kept and cannot be shown again. */
    record Registered(Client client, Optional<String> secret, Instant at) {}

    Future<Registered> register(ClientMetadata metadata) {
        Instant now = clock.instant();
        String name = Shelf.name(now.plus(UNUSED));
        boolean confidential = !metadata.authMethod().equals(ClientMetadata.NO_SECRET);
        Optional<String> secret = confidential ? Optional.of(Secrets.generate()) : Optional.empty();
        return seals(name, metadata.redirectUris()).compose(seals -> {
            String id = name + "." + String.join(".", seals);
            Client client = new Client(id, Client.Kind.REGISTERED, metadata, secret.map(Secrets::hashGenerated));
            return documents
                    .commit(List.of(fresh.put(name, Expect.ABSENT, json(client, now))))
                    .map(new Registered(client, secret, now));
        });
    }

    private Future<List<String>> seals(String name, List<String> redirectUris) {
        List<Future<String>> seals = redirectUris.stream()
                .limit(MOST_SEALS)
                .map(uri -> seal(name, uri))
                .toList();
        return Future.all(seals).map(all -> all.<String>list());
    }

    private Future<String> seal(String name, String redirectUri) {
        return key.seal(name + " " + redirectUri);
    }

    private static JsonObject json(Client client, Instant used) {
        JsonObject json =
                client.metadata().toJson().put("client_id", client.id()).put("used", used.getEpochSecond());
        client.secretHash().ifPresent(hash -> json.put("secret", hash));
        return json;
    }

    private static Client client(JsonObject json) {
        return new Client(
                json.getString("client_id"),
                Client.Kind.REGISTERED,
                ClientMetadata.from(json, ClientMetadata.BASIC),
                Optional.ofNullable(json.getString("secret")));
    }

    Future<Optional<Client>> find(String id) {
        return read(id).map(found -> found.map(Stored::json)
                .map(Registrations::client)
                .filter(client -> client.id().equals(id)));
    }

    private Future<Optional<Stored>> read(String id) {
        return documents
                .read(used(name(id)))
                .compose(found -> found.isPresent() ? Future.succeededFuture(found) : fresh.read(name(id)));
    }

    private static String name(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    private static String used(String name) {
        return USED + SystemDocuments.hashed(name);
    }

    /** Whether an app with this id registered this address here, even if it was forgotten meanwhile. */
    Future<Boolean> wasIssued(String id, String redirectUri) {
        List<String> parts = Arrays.asList(id.split("\\."));
        return seal(parts.get(0), redirectUri)
                .map(seal -> parts.subList(1, parts.size()).contains(seal));
    }

    /** Somebody logs in to the app: it is kept for another year. */
    Future<Void> use(Client client) {
        Instant now = clock.instant();
        return documents.read(used(name(client.id()))).compose(known -> {
            boolean noted = known.filter(
                            stored -> usedAt(stored).plus(NOTED_EVERY).isAfter(now))
                    .isPresent();
            Edit.Step step = SystemDocuments.put(used(name(client.id())), Expect.ANYTHING, json(client, now));
            return noted
                    ? Future.succeededFuture()
                    : documents.commit(List.of(step)).mapEmpty();
        });
    }

    private static Instant usedAt(Stored stored) {
        return Instant.ofEpochSecond(stored.json().getLong("used"));
    }

    /** Forgets apps that nobody uses; looks at so many each time, whatever their number. */
    Future<Void> trim() {
        return fresh.trim()
                .compose(trimmed -> documents.list(USED, swept, SWEPT_AT_ONCE))
                .compose(members -> {
                    swept = members.size() < SWEPT_AT_ONCE
                            ? ""
                            : members.get(members.size() - 1).name();
                    return forgetUnused(members);
                });
    }

    private Future<Void> forgetUnused(List<Member> members) {
        Instant limit = clock.instant().minus(AFTER_USE);
        List<Edit.Step> steps = new ArrayList<>();
        // A document is written whenever its use is noted.
        members.stream()
                .filter(member -> member.modified().isBefore(limit))
                .forEach(member -> steps.add(SystemDocuments.delete(USED + member.name())));
        return steps.isEmpty()
                ? Future.succeededFuture()
                : documents.commit(steps).mapEmpty();
    }
}
