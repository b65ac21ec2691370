package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.function.Supplier;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.OwnKeys;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.pages.Stylesheet;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.store.PodStore;

/** The embedded OpenID provider: what it answers at each path, and the keys that its tokens are checked with. */
public final class LoginProvider {
    private static final int DISCOVERY_KEPT = 3600;
    private static final int KEYS_KEPT = 300;

    private final SigningKeys keys;
    private final Map<String, ServerOperation> gets;
    private final Map<String, ServerOperation> posts;
    private final Map<String, ServerOperation> pages;
    private final Onward onward;
    private final Supplier<Future<Void>> trimming;

    private LoginProvider(IdentityConfig config, Surroundings around) {
        Parts parts = new Parts(config, around);
        this.keys = parts.keys();
        Discovery discovery = new Discovery(config.issuer());
        this.gets = Map.of(
                LoginPaths.DISCOVERY,
                request -> Future.succeededFuture(JsonAnswers.cached(discovery.document(), DISCOVERY_KEPT)),
                LoginPaths.KEYS,
                request -> keys.published().map(set -> JsonAnswers.cached(set, KEYS_KEPT)),
                Stylesheet.PATH,
                Stylesheet.served());
        this.posts = Map.of(
                LoginPaths.TOKEN, parts.tokenEndpoint(),
                LoginPaths.REGISTER, parts.registrationEndpoint(),
                LoginPaths.REVOKE, parts.revocationEndpoint());
        Sessions sessions = around.people().sessions();
        this.pages = Map.of(
                LogInPage.PATH, sessions.forAnybody(parts.logInPage()),
                LoginPaths.AUTHORIZE, new AppForms(sessions.forAnybody(parts.authorizationEndpoint())),
                LoginPaths.LOG_OUT, new AppForms(sessions.forAnybody(parts.logOutPage())));
        this.onward = parts.onward();
        this.trimming = parts::trim;
    }

    /** What the provider works with. */
    public record Surroundings(Vertx vertx, PodStore store, Addresses addresses, AccessControl access, People people) {}

    /** Who logs in, and how; {@code ways} is what the log-in page offers besides a password. */
    public record People(Accounts accounts, Sessions sessions, OtherWays ways) {}

    /** Where a page that waits for a log-in leads to. */
    public Onward onward() {
        return onward;
    }

    /** Removes what has expired: sessions, codes, tokens, apps. For now and then. */
    public Future<Void> trim() {
        return trimming.get();
    }

    public static LoginProvider embedded(IdentityConfig config, Surroundings surroundings) {
        return new LoginProvider(config, surroundings);
    }

    /** What is answered to GET, by path. */
    public Map<String, ServerOperation> gets() {
        return gets;
    }

    /** What is answered to POST, by path. */
    public Map<String, ServerOperation> posts() {
        return posts;
    }

    /** The pages for people, by path; they answer GET and POST. */
    public Map<String, ServerOperation> pages() {
        return pages;
    }

    /** The keys that tokens of this provider are checked with. */
    public OwnKeys keys() {
        return keys;
    }

    /** Signs with a new key from now on; what the old one signed stays valid until it expires. */
    public Future<Void> rotateKeys() {
        return keys.rotate();
    }
}
