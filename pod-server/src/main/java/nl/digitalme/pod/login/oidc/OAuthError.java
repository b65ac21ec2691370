package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.digitalme.pod.protocol.PodResponse;

/** A refusal of the token endpoint (RFC 6749 section 5.2; {@code invalid_dpop_proof}: RFC 9449 section 5). */
final class OAuthError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String error;
    private final String description;

    private OAuthError(int status, String error, String description) {
        super(description, null, false, false);
        this.status = status;
        this.error = error;
        this.description = description;
    }

    /** What is wrong and what to do next; other exceptions may have none. */
    @Override
    public String getMessage() {
        return description;
    }

    static OAuthError of(String error, String description) {
        return new OAuthError(400, error, description);
    }

    static OAuthError invalidClient() {
        return new OAuthError(401, "invalid_client", "This client id and secret do not belong together.");
    }

    static OAuthError tooManyFailures() {
        return new OAuthError(429, "invalid_client", "Too many wrong secrets. Wait a minute and try again.");
    }

    static OAuthError tooManyRegistrations() {
        return new OAuthError(
                429, "temporarily_unavailable", "Too many registrations from here. Keep the client id that you get.");
    }

    static OAuthError unauthorized(String description) {
        return new OAuthError(401, "invalid_client", description);
    }

    PodResponse toResponse() {
        Map<String, String> headers = new LinkedHashMap<>();
        if (status == 401) {
            headers.put("WWW-Authenticate", "Basic realm=\"token\", charset=\"UTF-8\"");
        }
        if (status == 429) {
            headers.put("Retry-After", "60");
        }
        JsonObject body = new JsonObject().put("error", error).put("error_description", getMessage());
        return JsonAnswers.uncached(status, headers, body);
    }
}
