package nl.digitalme.pod.identity;

import io.vertx.core.Future;
import io.vertx.ext.auth.NoSuchKeyIdException;
import io.vertx.ext.auth.authentication.TokenCredentials;

/** Checks who signed an access token. */
final class AccessTokens {
    private final IdentityConfig config;
    private final IssuerKeys keys;

    AccessTokens(IdentityConfig config, IssuerKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    /** The token, when nothing in it is wrong as far as one can see without keys. */
    AccessToken parse(String text) {
        AccessToken token = AccessToken.parse(text);
        if (!config.accepts(token.issuer())) {
            throw InvalidToken.because("This server does not accept tokens of its issuer.");
        }
        token.checkTimes(config.clock().instant(), config.clockSkew());
        return token;
    }

    /** Done when the issuer signed the token; fails with {@link InvalidToken} when not. */
    Future<Void> checkSignature(AccessToken token) {
        return keys.verifierFor(token)
                .compose(jwt -> jwt.authenticate(new TokenCredentials(token.text())))
                .recover(failure -> Future.failedFuture(refusal(failure)))
                .mapEmpty();
    }

    private static Throwable refusal(Throwable failure) {
        if (failure instanceof NoSuchKeyIdException) {
            return InvalidToken.because("Its issuer does not publish the key that signed it.");
        }
        return IssuerKeys.isExpected(failure) ? failure : InvalidToken.because("Its signature does not hold.");
    }
}
