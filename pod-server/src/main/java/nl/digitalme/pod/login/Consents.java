package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/**
 * Which apps an account let in, as which WebID. What an app got is worth something as long as its consent stands:
 * revoking one ends the refresh tokens of that app.
 */
public final class Consents {
    private static final int MOST = 200; // apps that register anew for each log-in leave one behind each time

    private final SystemDocuments documents;

    public Consents(PodStore store) {
        this.documents = new SystemDocuments(store);
    }

    /**
     * An app that was let in.
     *
     * @param app what it is found by: its client id, or for apps without one where it gets its answers
     * @param name what it calls itself; an address when it has no name
     * @param address where it is, as a person recognises it
     */
    public record Consent(String app, String name, String address, WebId webId, Terms terms) {

        /** What it may, and whether the account wants to be asked each time. */
        public record Terms(Set<String> scopes, boolean asksAgain, Instant given) {
            public Terms {
                scopes = Set.copyOf(scopes);
            }
        }

        private static Consent from(JsonObject json) {
            Set<String> scopes =
                    json.getJsonArray("scopes").stream().map(String.class::cast).collect(Collectors.toSet());
            return new Consent(
                    json.getString("app"),
                    json.getString("name"),
                    json.getString("address"),
                    new WebId(json.getString("webId")),
                    new Terms(scopes, json.getBoolean("asksAgain"), Instant.ofEpochSecond(json.getLong("given"))));
        }

        private JsonObject toJson() {
            return new JsonObject()
                    .put("app", app)
                    .put("name", name)
                    .put("address", address)
                    .put("webId", webId.iri())
                    .put("scopes", new JsonArray(List.copyOf(new TreeSet<>(terms.scopes()))))
                    .put("asksAgain", terms.asksAgain())
                    .put("given", terms.given().getEpochSecond());
        }
    }

    public Future<Optional<Consent>> find(String account, String app) {
        return documents.read(at(account, app)).map(found -> found.map(stored -> Consent.from(stored.json())));
    }

    /** Keeps a consent in the place of an earlier one for the same app. The oldest go when there are very many. */
    public Future<Void> give(String account, Consent consent) {
        return documents
                .commit(List.of(SystemDocuments.put(at(account, consent.app()), Expect.ANYTHING, consent.toJson())))
                .compose(given -> members(account))
                .compose(all -> all.size() <= MOST ? Future.succeededFuture() : dropOldest(account, all));
    }

    private Future<Void> dropOldest(String account, List<Member> all) {
        Member oldest = all.stream().min(Comparator.comparing(Member::modified)).orElseThrow();
        return delete(folder(account) + oldest.name());
    }

    /** The apps of an account, those let in last first. */
    public Future<List<Consent>> of(String account) {
        return members(account)
                .compose(all -> Future.all(all.stream()
                        .map(member -> documents.read(folder(account) + member.name()))
                        .toList()))
                .map(read -> read.<Optional<SystemDocuments.Stored>>list().stream()
                        .flatMap(Optional::stream)
                        .map(stored -> Consent.from(stored.json()))
                        .sorted(Comparator.comparing(
                                        (Consent consent) -> consent.terms().given())
                                .reversed())
                        .toList());
    }

    private Future<List<Member>> members(String account) {
        return documents.list(folder(account), "", MOST + 1);
    }

    /** Lets an app in no longer; what it can still do ends with its access token, within minutes. */
    public Future<Void> revoke(String account, String app) {
        return delete(at(account, app));
    }

    /** Forgets all apps of an account that goes. */
    Future<Void> forgetAll(String account) {
        return members(account).compose(all -> {
            if (all.isEmpty()) {
                return delete(folder(account));
            }
            return documents
                    .commit(all.stream()
                            .map(member -> SystemDocuments.delete(folder(account) + member.name()))
                            .toList())
                    .compose(gone -> forgetAll(account));
        });
    }

    /** Forgets the apps that act as a WebID that goes. */
    Future<Void> forgetAll(String account, WebId webId) {
        return of(account).compose(all -> {
            Future<Void> done = Future.succeededFuture();
            for (Consent consent : all) {
                if (consent.webId().equals(webId)) {
                    done = done.compose(before -> revoke(account, consent.app()));
                }
            }
            return done;
        });
    }

    private Future<Void> delete(String path) {
        return documents
                .commit(List.of(SystemDocuments.delete(path)))
                .<Void>mapEmpty()
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 404
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private static String folder(String account) {
        return "consents/" + account + "/";
    }

    private static String at(String account, String app) {
        return folder(account) + SystemDocuments.hashed(app);
    }
}
