package nl.digitalme.pod.hostile;

import nl.digitalme.pod.Http;

/**
 * What came back.
 *
 * @param status 0 when the connection ended without an answer
 * @param text head and body, as far as they are text
 */
record Reply(int status, String text) {
    static Reply of(Http.Answer answer) {
        return new Reply(answer.status(), answer.headers() + "\n" + answer.body());
    }

    /** Of the text of an answer, status line first; empty when there was none. */
    static Reply raw(String answer) {
        return answer.length() < 12
                ? new Reply(0, answer)
                : new Reply(Integer.parseInt(answer.substring(9, 12)), answer);
    }

    String outcome() {
        return status == 0 ? "closed" : Integer.toString(status);
    }
}
