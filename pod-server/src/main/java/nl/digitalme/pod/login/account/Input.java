package nl.digitalme.pod.login.account;

import java.util.List;
import java.util.regex.Pattern;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.protocol.ServerRequest;

/** The fields of a form that somebody filled in, and whether they can be used. */
record Input(ServerRequest request) {
    static final int SHORTEST_PASSWORD = 12;

    private static final int LONGEST = 512; // hashing more costs more
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");

    String text(String name) {
        return raw(name).strip();
    }

    /** With its spaces: a password is what was typed. */
    String raw(String name) {
        String value = request.form().getOrDefault(name, List.of("")).get(0);
        if (value.length() > LONGEST) {
            throw PodProblem.badRequest("The field " + name + " is too long.");
        }
        return value;
    }

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    /** Length is what counts; rules about capitals and signs make passwords that people write down. */
    static boolean isPassword(String text) {
        return text.length() >= SHORTEST_PASSWORD && text.chars().distinct().count() >= 5;
    }
}
