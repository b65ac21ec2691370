package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Secrets;
import nl.digitalme.pod.login.Shelf;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.login.Traces;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;

/**
 * Authorization codes: good for a minute and for one use. A used one is remembered until it is trimmed, because whoever
 * comes with it again shows that it was stolen (RFC 6749 section 4.1.2).
 */
final class Codes {
    private static final Duration LIFETIME = Duration.ofSeconds(60);
    private static final Duration REMEMBERED = Duration.ofHours(1);

    private final SystemDocuments documents;
    private final Shelf shelf;
    private final Traces traces;
    private final RefreshTokens refreshTokens;
    private final Clock clock;

    Codes(SystemDocuments documents, RefreshTokens refreshTokens, Clock clock) {
        this.documents = documents;
        this.shelf = new Shelf(documents, "codes", clock);
        this.traces = new Traces(documents);
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /**
     * What a code was given for.
     *
     * @param redirectUri as the app asked
     * @param challenge of PKCE
     * @param dpopKey the thumbprint of the only key that may use it
     */
    record Given(LogIn logIn, String redirectUri, String challenge, Optional<String> nonce, Optional<String> dpopKey) {
        private static Given from(JsonObject json) {
            return new Given(
                    LogIn.from(json.getJsonObject("logIn")),
                    json.getString("redirectUri"),
                    json.getString("challenge"),
                    Optional.ofNullable(json.getString("nonce")),
                    Optional.ofNullable(json.getString("dpopKey")));
        }

        private JsonObject toJson() {
            JsonObject json = new JsonObject()
                    .put("logIn", logIn.toJson())
                    .put("redirectUri", redirectUri)
                    .put("challenge", challenge);
            nonce.ifPresent(text -> json.put("nonce", text));
            dpopKey.ifPresent(text -> json.put("dpopKey", text));
            return json;
        }
    }

    /** What came of a code. */
    record Used(Given given, Optional<String> refreshToken) {}

    Future<String> give(Given given) {
        Instant now = clock.instant();
        String code = Shelf.name(now.plus(REMEMBERED));
        JsonObject json = given.toJson().put("until", now.plus(LIFETIME).getEpochSecond());
        Edit.Step trace = traces.note(given.logIn().person().account(), shelf.path(code));
        return documents
                .commit(List.of(shelf.put(code, Expect.ABSENT, json), trace))
                .map(code);
    }

    /**
     * Uses a code up, if {@code check} does not refuse; its refresh token begins in the same commit. Fails with
     * {@link OAuthError} when it was used before; what came from it is revoked then.
     */
    Future<Used> use(String code, Check check) {
        return shelf.read(code)
                .map(found -> found.orElseThrow(Codes::refused))
                .compose(stored -> use(code, stored, check));
    }

    /** Whether this app may use the code, with what it sent. */
    @FunctionalInterface
    interface Check {
        /**
         * The key to bind a refresh token to; empty when the app gets none.
         *
         * @throws OAuthError when the code is not for this app
         */
        Optional<String> require(Given given);
    }

    private Future<Used> use(String code, Stored stored, Check check) {
        JsonObject json = stored.json();
        Given given = Given.from(json);
        Optional<String> key = check.require(given);
        if (json.containsKey("family")) {
            return refreshTokens.revoke(json.getString("family")).compose(revoked -> Future.failedFuture(refused()));
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(json.getLong("until")))) {
            return Future.failedFuture(refused());
        }
        String family = refreshTokens.newFamily();
        Optional<RefreshTokens.Begun> begun =
                key.map(thumbprint -> refreshTokens.begin(family, given.logIn(), thumbprint));
        List<Edit.Step> steps = new ArrayList<>();
        steps.add(shelf.put(code, Expect.at(stored.version()), json.copy().put("family", family)));
        begun.ifPresent(first -> {
            steps.add(first.step());
            steps.add(traces.note(given.logIn().person().account(), refreshTokens.path(family)));
        });
        return documents
                .commit(steps)
                .map(new Used(given, begun.map(RefreshTokens.Begun::token)))
                // Somebody else came with it in the same moment.
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 412
                        ? use(code, check)
                        : Future.failedFuture(failure));
    }

    static OAuthError refused() {
        return OAuthError.of(
                "invalid_grant", "This code is not good: unknown, used, expired, or given to another app or address.");
    }

    Future<Void> trim() {
        return shelf.trim();
    }

    /** RFC 7636 section 4.6. */
    static boolean fits(String verifier, String challenge) {
        return verifier.matches("[A-Za-z0-9._~-]{43,128}") && Secrets.same(Hashes.sha256(verifier), challenge);
    }
}
