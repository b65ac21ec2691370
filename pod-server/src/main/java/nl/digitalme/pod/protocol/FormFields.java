package nl.digitalme.pod.protocol;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;

/** Query strings and {@code application/x-www-form-urlencoded} bodies. */
public final class FormFields {
    private FormFields() {}

    /** The fields in order of appearance; 400 when the percent-encoding is broken. */
    public static Map<String, List<String>> parse(String encoded) {
        if (encoded.isEmpty()) {
            return Map.of();
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                fields.computeIfAbsent(name, unused -> new ArrayList<>())
                        .add(equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            throw PodProblem.badRequest("The query or form has a % that is not followed by two hexadecimal digits.");
        }
    }
}
