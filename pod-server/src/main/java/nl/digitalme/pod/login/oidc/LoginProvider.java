package nl.digitalme.pod.login.oidc;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.OwnKeys;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.pages.Stylesheet;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.store.PodStore;

/** The embedded OpenID provider: what it answers at each path, and the keys that its tokens are checked with. */
public final class LoginProvider {
    private static final Duration KEY_AGE = Duration.ofDays(90);
    private static final int DISCOVERY_KEPT = 3600;
    private static final int KEYS_KEPT = 300;

    private final SigningKeys keys;
    private final Map<String, ServerOperation> gets;
    private final Map<String, ServerOperation> posts;
    private final Map<String, ServerOperation> pages;

    private LoginProvider(IdentityConfig config, Surroundings around) {
        this.keys = new SigningKeys(around.store(), KEY_AGE, config.clock());
        Throttle throttle = new Throttle(Ticker.systemTicker());
        Tokens tokens = new Tokens(config.issuer(), config.clock());
        Discovery discovery = new Discovery(config.issuer());
        this.gets = Map.of(
                LoginPaths.DISCOVERY,
                request -> Future.succeededFuture(JsonAnswers.cached(discovery.document(), DISCOVERY_KEPT)),
                LoginPaths.KEYS,
                request -> keys.published().map(set -> JsonAnswers.cached(set, KEYS_KEPT)),
                Stylesheet.PATH,
                Stylesheet.served());
        this.posts = Map.of(
                LoginPaths.TOKEN, new TokenEndpoint(around.accounts(), keys, tokens, DpopProofs.of(config), throttle));
        Sessions sessions = around.sessions();
        this.pages = Map.of(
                LogInPage.PATH,
                sessions.forAnybody(
                        new LogInPage(sessions, around.accounts().logIns(), throttle, onward(), around.ways())));
    }

    /** What the provider works with. */
    public record Surroundings(
            Vertx vertx, PodStore store, Addresses addresses, Accounts accounts, Sessions sessions, OtherWays ways) {}

    public static LoginProvider embedded(IdentityConfig config, Surroundings surroundings) {
        return new LoginProvider(config, surroundings);
    }

    /** Where a page that waits for a log-in leads to. */
    public Onward onward() {
        return then -> Future.succeededFuture(List.of());
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
