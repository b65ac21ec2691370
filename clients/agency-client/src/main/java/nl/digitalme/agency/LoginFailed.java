package nl.digitalme.agency;

/** No token was given: wrong credentials, or the provider is not what it should be. Never holds the secret. */
public final class LoginFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    LoginFailed(String message) {
        super(message);
    }
}
