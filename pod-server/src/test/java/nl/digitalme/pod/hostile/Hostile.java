package nl.digitalme.pod.hostile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One hostile input: what it is, what it gets, and how to try it. Stands as one line in {@code docs/security.md}.
 *
 * @param gets the status codes, in the order of first appearance; {@code closed} for a connection that ends without one
 */
record Hostile(String area, String input, String gets, Attack attack) {

    /** Tries it against the running server and brings back every answer. */
    @FunctionalInterface
    interface Attack {
        List<Reply> on(Scene scene) throws Exception;
    }

    /** As most are: one request, one answer. */
    @FunctionalInterface
    interface Single {
        Reply on(Scene scene) throws Exception;
    }

    static Hostile row(String area, String input, String gets, Single attack) {
        return new Hostile(area, input, gets, scene -> List.of(attack.on(scene)));
    }

    static Hostile rows(String area, String input, String gets, Attack attack) {
        return new Hostile(area, input, gets, attack);
    }

    /** The statuses of answers as they stand in the table. */
    static String summary(List<Reply> replies) {
        return replies.stream().map(Reply::outcome).distinct().collect(Collectors.joining(", "));
    }
}
