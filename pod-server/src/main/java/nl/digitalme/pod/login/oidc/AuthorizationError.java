package nl.digitalme.pod.login.oidc;

/**
 * A refusal that the app is told (RFC 6749 section 4.1.2.1, OpenID Connect Core 1.0 section 3.1.2.6), now that it is
 * certain where its answers may go.
 */
final class AuthorizationError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;
    private final String description;

    AuthorizationError(String error, String description) {
        super(description, null, false, false);
        this.error = error;
        this.description = description;
    }

    String error() {
        return error;
    }

    String description() {
        return description;
    }
}
