package nl.digitalme.pod.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The public keys of this server's own provider, read without asking itself over HTTP. */
@FunctionalInterface
public interface OwnKeys {
    /** The JWK set (RFC 7517) as the provider publishes it. */
    Future<JsonObject> published();
}
