package nl.digitalme.pod.identity;

/** A token or proof that does not hold; {@code error} is the code for {@code WWW-Authenticate} (RFC 6750, RFC 9449). */
public final class InvalidToken extends RuntimeException {
    private static final long serialVersionUID = 1;

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

    static InvalidToken because(String why) {
        return new InvalidToken("invalid_token", "The access token is refused. " + why);
    }
}
