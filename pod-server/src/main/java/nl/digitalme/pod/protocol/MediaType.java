package nl.digitalme.pod.protocol;

import java.util.regex.Pattern;
import nl.digitalme.pod.domain.PodProblem;

/**
 * The {@code Content-Type} of a request, which a body needs: the server guesses nothing (Solid Protocol 0.11.0 section
 * 2.1).
 */
final class MediaType {
    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,127}";
    private static final Pattern MEDIA_TYPE = Pattern.compile(
            TOKEN + "/" + TOKEN + "(\\s*;\\s*" + TOKEN + "=(" + TOKEN + "|\"[^\"\\\\\\p{Cntrl}]*\"))*\\s*;?\\s*");

    private MediaType() {}

    static String of(PodRequest request) {
        String type = request.headers()
                .contentType()
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> PodProblem.badRequest("Say with Content-Type what you send."));
        if (type.length() > 255 || !MEDIA_TYPE.matcher(type.strip()).matches()) {
            throw PodProblem.badRequest("The Content-Type is not a media type.");
        }
        return type.strip();
    }
}
