package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import nl.digitalme.pod.login.oidc.Registrations.Registered;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;

/** Apps register themselves (RFC 7591 section 3). Anybody may, so what is kept is small and comes slowly. */
final class RegistrationEndpoint implements ServerOperation {
    private static final int LONGEST = 16 * 1024;

    private final Registrations registrations;
    private final Quota quota;

    RegistrationEndpoint(Registrations registrations, Quota quota) {
        this.registrations = registrations;
        this.quota = quota;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request) {
        try {
            ClientMetadata metadata = ClientMetadata.from(body(request), ClientMetadata.BASIC);
            if (!quota.take(request.remote())) {
                return Future.succeededFuture(OAuthError.tooManyRegistrations().toResponse());
            }
            return registrations.register(metadata).map(RegistrationEndpoint::created);
        } catch (OAuthError refused) {
            return Future.succeededFuture(refused.toResponse());
        }
    }

    private static JsonObject body(ServerRequest request) {
        if (!request.headers().contentType().orElse("").startsWith("application/json")) {
            throw OAuthError.of("invalid_client_metadata", "Send a JSON object (application/json).");
        }
        if (request.body().length() > LONGEST) {
            throw OAuthError.of("invalid_client_metadata", "That is more than " + LONGEST + " bytes.");
        }
        try {
            return new JsonObject(request.body());
        } catch (DecodeException | ClassCastException noJson) {
            throw OAuthError.of("invalid_client_metadata", "Send a JSON object (application/json).");
        }
    }

    // RFC 7591 section 3.2.1.
    private static PodResponse created(Registered registered) {
        JsonObject body = registered
                .client()
                .metadata()
                .toJson()
                .put("client_id", registered.client().id())
                .put("client_id_issued_at", registered.at().getEpochSecond())
                .put("id_token_signed_response_alg", "ES256");
        registered.secret().ifPresent(secret -> body.put("client_secret", secret)
                .put("client_secret_expires_at", 0)); // never, as long as it is used now and then
        return JsonAnswers.uncached(201, Map.of(), body);
    }
}
