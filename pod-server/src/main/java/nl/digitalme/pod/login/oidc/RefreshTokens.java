package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Secrets;
import nl.digitalme.pod.login.Shelf;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;

/**
 * Refresh tokens: each is good for one use and is replaced by the next of its family (RFC 9700 section 4.14). A family
 * is one document, however often its token was replaced. A token that is not the last of its family was stolen, before
 * or after its use: the family ends. A token is the name of the family and a secret, joined by a dot.
 */
final class RefreshTokens {
    private static final Duration LONGEST = Duration.ofDays(180);
    private static final Duration IDLE = Duration.ofDays(30);

    private final SystemDocuments documents;
    private final Shelf shelf;
    private final Clock clock;

    RefreshTokens(SystemDocuments documents, Clock clock) {
        this.documents = documents;
        this.shelf = new Shelf(documents, "refresh", clock);
        this.clock = clock;
    }

    /**
     * What a family stands for.
     *
     * @param key the thumbprint of the key that its access tokens were first bound to
     */
    record Family(LogIn logIn, String key) {}

    String newFamily() {
        return Shelf.name(clock.instant().plus(LONGEST));
    }

    /** Where a family is kept. */
    String path(String family) {
        return shelf.path(family);
    }

    /** The first token of a family, and the step that must be committed to make it good. */
    record Begun(String token, Edit.Step step) {}

    Begun begin(String family, LogIn logIn, String key) {
        JsonObject json = new JsonObject()
                .put("logIn", logIn.toJson())
                .put("key", key)
                .put("until", clock.instant().plus(LONGEST).getEpochSecond());
        return next(family, json, Expect.ABSENT);
    }

    private Begun next(String family, JsonObject json, Expect expect) {
        String secret = Secrets.generate();
        JsonObject next = json.copy()
                .put("secret", Hashes.sha256(secret))
                .put("used", clock.instant().getEpochSecond());
        return new Begun(family + "." + secret, shelf.put(family, expect, next));
    }

    /** A token that may be replaced by the next. */
    record Presented(String family, Family content, Stored stored) {}

    /**
     * The family of a token, if it is the last one. Fails with {@link OAuthError}; the family ends when the token was
     * used before. {@code check} throws one when the token is not for the sender, who then can end nothing.
     */
    Future<Presented> present(String token, Consumer<Family> check) {
        String family = family(token);
        return shelf.read(family)
                .map(found -> found.orElseThrow(RefreshTokens::refused))
                .compose(stored -> {
                    JsonObject json = stored.json();
                    Family content = family(json);
                    check.accept(content);
                    if (isOver(json) || !isLast(token, json)) {
                        return revoke(family).compose(ended -> Future.failedFuture(refused()));
                    }
                    return Future.succeededFuture(new Presented(family, content, stored));
                });
    }

    private boolean isOver(JsonObject json) {
        Instant now = clock.instant();
        return now.getEpochSecond() >= json.getLong("until")
                || Instant.ofEpochSecond(json.getLong("used")).plus(IDLE).isBefore(now);
    }

    private static boolean isLast(String token, JsonObject json) {
        String secret = token.substring(token.indexOf('.') + 1);
        return Secrets.same(Hashes.sha256(secret), json.getString("secret"));
    }

    /** The next token in the place of the presented one. Of two who come with the same token, one gets it. */
    Future<String> replace(Presented presented) {
        Expect expect = Expect.at(presented.stored().version());
        Begun next = next(presented.family(), presented.stored().json(), expect);
        return documents
                .commit(List.of(next.step()))
                .map(next.token())
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 412
                        ? revoke(presented.family()).compose(ended -> Future.failedFuture(refused()))
                        : Future.failedFuture(failure));
    }

    /** What a token stands for, whatever its state; for revocation. */
    Future<Optional<Family>> find(String token) {
        return shelf.read(family(token)).map(found -> found.map(Stored::json).map(RefreshTokens::family));
    }

    private static Family family(JsonObject json) {
        return new Family(LogIn.from(json.getJsonObject("logIn")), json.getString("key"));
    }

    /** Ends a family; nothing happens when there is none. */
    Future<Void> revoke(String family) {
        return shelf.forget(family);
    }

    static String family(String token) {
        int dot = token.indexOf('.');
        return dot < 0 ? "" : token.substring(0, dot);
    }

    static OAuthError refused() {
        return OAuthError.of(
                "invalid_grant", "This refresh token is not good: unknown, used, expired, revoked, or of another app.");
    }

    Future<Void> trim() {
        return shelf.trim();
    }
}
