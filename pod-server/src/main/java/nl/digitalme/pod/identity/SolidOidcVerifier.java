package nl.digitalme.pod.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.identity.DpopProofs.Proof;

/**
 * Checks tokens as Solid-OIDC 0.1.0 section 9 says. A token that held is remembered by its text until it expires; its
 * proof is checked on every request.
 */
final class SolidOidcVerifier implements TokenVerifier {
    private static final String SCHEME = "DPoP ";
    private static final int MAX_KEPT = 32 * 1024 * 1024; // characters of tokens, some 40,000

    private final IdentityConfig config;
    private final AccessTokens tokens;
    private final WebIdDocuments webIds;
    private final DpopProofs proofs;
    private final Vertx vertx;
    private final Cache<String, Remembered> remembered = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher((String text, Remembered token) -> text.length())
            .build();

    SolidOidcVerifier(IdentityConfig config, AccessTokens tokens, WebIdDocuments webIds, Vertx vertx) {
        this.config = config;
        this.tokens = tokens;
        this.webIds = webIds;
        this.proofs = DpopProofs.of(config);
        this.vertx = vertx;
    }

    private record Remembered(AccessToken token, Caller caller) {}

    @Override
    public Future<Caller> verify(Credentials credentials) {
        if (credentials.authorization().isEmpty()) {
            return Future.succeededFuture(Caller.PUBLIC);
        }
        try {
            return verify(tokenIn(credentials.authorization().get()), credentials);
        } catch (InvalidToken | PodProblem refused) {
            return Future.failedFuture(refused);
        }
    }

    private Future<Caller> verify(String text, Credentials credentials) {
        Remembered known = remembered.getIfPresent(text);
        if (known == null) {
            return verifyFirst(tokens.parse(text), credentials);
        }
        known.token().checkTimes(config.clock().instant(), config.clockSkew());
        return boundProof(known.token(), credentials)
                .compose(proof -> confirmed(known.token(), proof))
                .map(known.caller());
    }

    // The proof comes first: a stranger without a fitting key makes us fetch nothing.
    private Future<Caller> verifyFirst(AccessToken token, Credentials credentials) {
        return boundProof(token, credentials)
                .compose(proof -> tokens.checkSignature(token).compose(signed -> confirmed(token, proof)))
                .map(confirmed -> {
                    Remembered checked = new Remembered(token, token.caller());
                    remembered.put(token.text(), checked);
                    return checked.caller();
                });
    }

    private Future<Void> confirmed(AccessToken token, Proof proof) {
        return webIds.confirm(token.webId(), token.issuer()).map(named -> {
            proofs.useOnce(proof);
            return named;
        });
    }

    // On the caller's thread when that takes microseconds, on a worker when it takes a millisecond.
    private Future<Proof> boundProof(AccessToken token, Credentials credentials) {
        return CryptoProvider.isFast()
                ? Future.succeededFuture(checkProof(token, credentials))
                : vertx.executeBlocking(() -> checkProof(token, credentials), false);
    }

    private Proof checkProof(AccessToken token, Credentials credentials) {
        Proof proof = proofs.check(credentials.proofs(), credentials.method(), credentials.url());
        if (!proof.thumbprint().equals(token.thumbprint())) {
            throw new InvalidToken("invalid_token", "The access token is bound to another key than the DPoP proof's.");
        }
        if (proof.ath().isEmpty() ? config.requireAth() : !proof.ath().get().equals(hash(token.text()))) {
            throw new InvalidToken(
                    "invalid_dpop_proof", "The DPoP proof is refused. Its ath must be the hash of the access token.");
        }
        return proof;
    }

    private static String tokenIn(String authorization) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw InvalidToken.because(
                    "Send it with the scheme DPoP and a proof. A token that whoever finds it can use is not accepted.");
        }
        return authorization.substring(SCHEME.length()).strip();
    }

    private static String hash(String token) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
