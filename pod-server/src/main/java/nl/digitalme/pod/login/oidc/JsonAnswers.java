package nl.digitalme.pod.login.oidc;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import nl.digitalme.pod.protocol.PodResponse;

/** JSON as an answer. */
final class JsonAnswers {
    private JsonAnswers() {}

    /** What anybody may keep for a while. */
    static PodResponse cached(JsonObject body, int seconds) {
        return answer(200, Map.of("Cache-Control", "public, max-age=" + seconds), body);
    }

    /** What nobody may keep (RFC 6749 section 5.1). */
    static PodResponse uncached(int status, Map<String, String> headers, JsonObject body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Cache-Control", "no-store");
        return answer(status, all, body);
    }

    private static PodResponse answer(int status, Map<String, String> headers, JsonObject body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json");
        return PodResponse.of(status, all, new PodResponse.Bytes(body.toBuffer()));
    }
}
