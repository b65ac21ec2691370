package nl.digitalme.pod.identity;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the first two parts of a JWT. */
final class JwtPart {
    private JwtPart() {}

    static JWSHeader header(String encoded) throws ParseException {
        return JWSHeader.parse(parse(encoded), new Base64URL(encoded));
    }

    /** @throws ParseException when it is no JSON object, {@code null} included, for which the library has no exception */
    static Map<String, Object> parse(String encoded) throws ParseException {
        @Nullable Map<String, Object> part = JSONObjectUtils.parse(new Base64URL(encoded).decodeToString());
        if (part == null) {
            throw new ParseException("No JSON object", 0);
        }
        return part;
    }
}
