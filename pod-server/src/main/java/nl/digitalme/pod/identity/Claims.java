package nl.digitalme.pod.identity;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The second part of a JWT. */
final class Claims {
    private Claims() {}

    /** @throws ParseException when it is no JSON object, {@code null} included, for which the library has no exception */
    static Map<String, Object> parse(String encoded) throws ParseException {
        @Nullable Map<String, Object> claims = JSONObjectUtils.parse(new Base64URL(encoded).decodeToString());
        if (claims == null) {
            throw new ParseException("No JSON object", 0);
        }
        return claims;
    }
}
