package nl.digitalme.pod.login;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.OwnKeys;
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

    private LoginProvider(SigningKeys keys, ServerOperation tokenEndpoint, Discovery discovery) {
        this.keys = keys;
        this.gets = Map.of(
                LoginPaths.DISCOVERY,
                request -> Future.succeededFuture(JsonAnswers.cached(discovery.document(), DISCOVERY_KEPT)),
                LoginPaths.KEYS,
                request -> keys.published().map(set -> JsonAnswers.cached(set, KEYS_KEPT)));
        this.posts = Map.of(LoginPaths.TOKEN, tokenEndpoint);
    }

    public static LoginProvider embedded(IdentityConfig config, PodStore store, Accounts accounts) {
        SigningKeys keys = new SigningKeys(store, KEY_AGE, config.clock());
        Throttle throttle = new Throttle(Ticker.systemTicker());
        Tokens tokens = new Tokens(config.issuer(), config.clock());
        return new LoginProvider(
                keys,
                new TokenEndpoint(accounts, keys, tokens, DpopProofs.of(config), throttle),
                new Discovery(config.issuer()));
    }

    /** What is answered to GET, by path. */
    public Map<String, ServerOperation> gets() {
        return gets;
    }

    /** What is answered to POST, by path. */
    public Map<String, ServerOperation> posts() {
        return posts;
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
