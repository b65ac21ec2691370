package nl.digitalme.pod.protocol;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;

/**
 * A request to an address of the server itself, outside every pod: the OpenID provider and the like. Its body is small
 * and was read before.
 *
 * @param path the raw path, for example {@code /.login/token}
 * @param credentials also holds the method and the absolute URL, as a DPoP proof names them
 * @param sender what is known about the browser or program that asks
 */
public record ServerRequest(
        String path, RequestHeaders headers, Credentials credentials, Buffer body, String id, Sender sender) {

    /** The method, as sent. */
    public String method() {
        return credentials.method();
    }

    /** The address that the request came from, to slow down guessing; never logged. */
    public String remote() {
        return sender.remote();
    }

    /** The parameters of the query string. */
    public Map<String, List<String>> query() {
        return headers.parameters();
    }

    /** The fields of a form that was sent as the body. */
    public Map<String, List<String>> form() {
        return FormFields.parse(body.toString());
    }
}
