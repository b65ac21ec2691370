package nl.digitalme.pod.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;

/**
 * The keys with which issuers sign: those of the own provider from the store, those of others fetched and kept a while.
 */
final class IssuerKeys {
    private static final Duration KEPT = Duration.ofMinutes(10);
    private static final Duration SOONEST_REFRESH = Duration.ofSeconds(60);
    private static final int MAX_ISSUERS = 1000;
    private static final int MAX_CANDIDATES = 8;

    private final IdentityConfig config;
    private final Optional<OwnKeys> ownKeys;
    private final RemoteDocuments remote;
    private final Vertx vertx;
    private final Cache<String, KeySet> fetched =
            Caffeine.newBuilder().maximumSize(MAX_ISSUERS).build();
    private final Cache<List<Object>, JWTAuth> verifiers =
            Caffeine.newBuilder().maximumSize(MAX_ISSUERS).build();

    IssuerKeys(IdentityConfig config, Optional<OwnKeys> ownKeys, RemoteDocuments remote, Vertx vertx) {
        this.config = config;
        this.ownKeys = ownKeys;
        this.remote = remote;
        this.vertx = vertx;
    }

    private record KeySet(List<JWK> keys, Instant at) {}

    /**
     * What checks the signature, issuer and audience of this token, with the keys of its issuer that fit its header.
     */
    Future<JWTAuth> verifierFor(AccessToken token) {
        if (ownKeys.isPresent() && token.issuer().equals(config.issuer())) {
            return ownKeys.get().published().map(keys -> verifier(token, fitting(parse(keys), token.header())));
        }
        return keysOf(token).map(keys -> verifier(token, keys));
    }

    static boolean isExpected(Throwable failure) {
        return failure instanceof InvalidToken || failure instanceof PodProblem;
    }

    // An issuer that rotated its keys publishes one that we have not seen: look again, but not at everybody's will.
    private Future<List<JWK>> keysOf(AccessToken token) {
        Instant now = config.clock().instant();
        KeySet known = fetched.getIfPresent(token.issuer());
        if (known != null && known.at().plus(KEPT).isAfter(now)) {
            List<JWK> fitting = fitting(known.keys(), token.header());
            if (!fitting.isEmpty() || known.at().plus(SOONEST_REFRESH).isAfter(now)) {
                return Future.succeededFuture(fitting);
            }
        }
        return fetch(token.issuer()).map(keys -> {
            fetched.put(token.issuer(), new KeySet(keys, now));
            return fitting(keys, token.header());
        });
    }

    // OpenID Connect Discovery 1.0 section 4: the metadata names its issuer, so that one cannot speak for another.
    private Future<List<JWK>> fetch(String issuer) {
        if (issuer.indexOf('?') >= 0 || issuer.indexOf('#') >= 0) {
            // The same, section 2: behind a query the path of the metadata would be another one, of anybody's choice.
            return Future.failedFuture(InvalidToken.because("Its issuer may have no query and no fragment."));
        }
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return remote.json(base + "/.well-known/openid-configuration")
                .compose(metadata -> {
                    if (!issuer.equals(metadata.getValue("issuer"))) {
                        throw InvalidToken.because("The metadata of its issuer name another issuer.");
                    }
                    return metadata.getValue("jwks_uri") instanceof String address
                            ? remote.json(address)
                            : Future.failedFuture(InvalidToken.because("Its issuer publishes no keys (jwks_uri)."));
                })
                .map(IssuerKeys::parse);
    }

    private static List<JWK> parse(JsonObject set) {
        try {
            return JWKSet.parse(set.encode()).getKeys();
        } catch (ParseException | DecodeException unreadable) {
            throw InvalidToken.because("The keys of its issuer cannot be read.");
        }
    }

    // RFC 8725 section 3.1: the key decides the algorithm, never the token. A shared secret is no key for us.
    private static List<JWK> fitting(List<JWK> keys, JWSHeader header) {
        JWSAlgorithm algorithm = header.getAlgorithm();
        return keys.stream()
                .filter(key -> key.getKeyType().equals(KeyType.forAlgorithm(algorithm)))
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .filter(key -> key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
                .filter(key -> header.getKeyID() == null
                        || key.getKeyID() == null
                        || header.getKeyID().equals(key.getKeyID()))
                .filter(Algorithms::isReasonable)
                .limit(MAX_CANDIDATES)
                .toList();
    }

    private JWTAuth verifier(AccessToken token, List<JWK> keys) {
        if (keys.isEmpty()) {
            throw InvalidToken.because("Its issuer does not publish the key that signed it.");
        }
        String algorithm = token.header().getAlgorithm().getName();
        return verifiers.get(List.of(token.issuer(), algorithm, keys), key -> create(token.issuer(), algorithm, keys));
    }

    // Times are checked before, by a clock that tests can set, and with words that name both clocks.
    private JWTAuth create(String issuer, String algorithm, List<JWK> keys) {
        JWTAuthOptions options = new JWTAuthOptions()
                .setJWTOptions(
                        new JWTOptions().setIssuer(issuer).addAudience("solid").setIgnoreExpiration(true));
        keys.forEach(key -> options.addJwk(new JsonObject(key.toPublicJWK().toJSONObject())
                .put("alg", algorithm)
                .put("use", "sig")));
        return JWTAuth.create(vertx, options);
    }
}
