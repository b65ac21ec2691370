package nl.digitalme.pod.store.embedded;

/** The store itself failed; the outcome of what was asked is unknown. Holds no personal data. */
final class StoreFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreFailure(String message) {
        super(message);
    }

    StoreFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
