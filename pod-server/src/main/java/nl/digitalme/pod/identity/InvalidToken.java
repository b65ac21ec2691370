package nl.digitalme.pod.identity;

/** A token or proof that does not hold; {@code error} is the code for {@code WWW-Authenticate} (RFC 6750, RFC 9449). */
public final class InvalidToken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private static final String REFUSED = "The access token is refused. ";

    private final String error;
    private final String message;

    public InvalidToken(String error, String message) {
        super(message, null, false, false);
        this.error = error;
        this.message = message;
    }

    /** What is wrong and what to do next; other exceptions may have none. */
    @Override
    public String getMessage() {
        return message;
    }

    /** {@code invalid_token}, {@code invalid_dpop_proof} or {@code use_dpop_nonce}. */
    public String error() {
        return error;
    }

    /** What is wrong with what the token names, for whoever sent no token but named the same. */
    public String why() {
        return message.startsWith(REFUSED) ? message.substring(REFUSED.length()) : message;
    }

    static InvalidToken because(String why) {
        return new InvalidToken("invalid_token", REFUSED + why);
    }
}
