package nl.digitalme.agency;

import java.net.URI;

/** A request that the server did not carry out; the message says why in the server's words (RFC 9457). */
public final class PodRefused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    PodRefused(String method, URI url, int status, String reason) {
        super("%s %s was answered with %d: %s".formatted(method, url, status, reason));
        this.status = status;
    }

    /** The HTTP status: 401 and 403 no access, 404 nothing there, 412 changed meanwhile, 422 not as its shape says. */
    public int status() {
        return status;
    }
}
