package nl.digitalme.agency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;

/** The reason that an error answer gives: problem+json (RFC 9457), an OAuth error, or its first words. */
final class Problem {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String[] MEMBERS = {"detail", "title", "error_description", "error"};
    private static final int LONGEST = 2000;

    private Problem() {}

    static String in(HttpResponse<String> answer) {
        try {
            JsonNode json = JSON.readTree(answer.body());
            for (String member : MEMBERS) {
                if (json.hasNonNull(member)) {
                    return json.path(member).asText();
                }
            }
        } catch (JsonProcessingException notJson) {
            // then the text itself is all there is
        }
        String text = answer.body().strip();
        return text.isEmpty() ? "no reason given" : text.substring(0, Math.min(text.length(), LONGEST));
    }
}
