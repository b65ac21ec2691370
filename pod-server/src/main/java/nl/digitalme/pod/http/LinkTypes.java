package nl.digitalme.pod.http;

import java.util.List;
import java.util.regex.Pattern;

/** The targets of {@code Link} fields with {@code rel="type"} (RFC 8288 section 3). */
final class LinkTypes {
    private static final Pattern LINK =
            Pattern.compile("<([^<>]{0,2048}+)>((?:\\s*;[^,;<\"]{1,256}(?:\"[^\"]{0,1024}\")?){0,16})");
    private static final Pattern TYPE =
            Pattern.compile(";\\s*rel\\s*=\\s*(?:\"(?:[^\"]*\\s)?type(?:\\s[^\"]*)?\"|type\\s*(?:;|$))");

    private LinkTypes() {}

    static List<String> of(List<String> fields) {
        return fields.stream()
                .flatMap(field -> LINK.matcher(field).results())
                .filter(link -> TYPE.matcher(link.group(2)).find())
                .map(link -> link.group(1))
                .toList();
    }
}
