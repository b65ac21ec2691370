package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nl.digitalme.pod.Http;
import nl.digitalme.pod.TestPods;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several ranges of a document at once (RFC 9110 sections 14.2, 14.6 and 15.3.7.2). */
class RangesTest {
    @RegisterExtension
    static final TestPods PODS = TestPods.inMemory();

    private static final byte[] FILM = new byte[500_000];

    private static Http alice;

    @BeforeAll
    static void documents() {
        alice = PODS.as("alice");
        for (int i = 0; i < FILM.length; i++) {
            FILM[i] = (byte) (i * 31 >>> 3);
        }
        alice.write("PUT", "/alice/text", "text/plain", "0123456789");
        alice.send("PUT", "/alice/film", FILM, "Content-Type", "video/mp4");
    }

    private static byte[] expected(Http.Answer answer, String type, byte[] whole, int... fromTo) {
        String boundary = answer.header("Content-Type").replace("multipart/byteranges; boundary=", "");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < fromTo.length; i += 2) {
            out.writeBytes("\r\n--%s\r\nContent-Type: %s\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
                    .formatted(boundary, type, fromTo[i], fromTo[i + 1], whole.length)
                    .getBytes(StandardCharsets.US_ASCII));
            out.writeBytes(Arrays.copyOfRange(whole, fromTo[i], fromTo[i + 1] + 1));
        }
        out.writeBytes("\r\n--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII));
        return out.toByteArray();
    }

    @Test
    void several_ranges_come_as_the_parts_of_one_answer_in_the_order_asked() {
        var answer = alice.get("/alice/text", "Range", "bytes=7-, 0-1,3-4");

        assertEquals(206, answer.status());
        assertEquals("", answer.header("Content-Range"));
        byte[] text = "0123456789".getBytes(StandardCharsets.US_ASCII);
        assertArrayEquals(expected(answer, "text/plain", text, 7, 9, 0, 1, 3, 4), answer.bytes());
    }

    @Test
    void a_large_document_gives_several_ranges_too() {
        var answer = alice.get("/alice/film", "Range", "bytes=499990-,0-99,100000-299999");

        assertEquals(206, answer.status());
        byte[] expected = expected(answer, "video/mp4", FILM, 499_990, 499_999, 0, 99, 100_000, 299_999);
        assertArrayEquals(expected, answer.bytes());
        assertEquals(expected.length, Integer.parseInt(answer.header("Content-Length")));
    }

    @Test
    void the_same_bytes_asked_for_again_and_again_come_once() {
        String overlapping = IntStream.range(0, 30).mapToObj(i -> "0-").collect(Collectors.joining(",", "bytes=", ""));
        var answer = alice.get("/alice/film", "Range", overlapping);

        assertEquals(206, answer.status());
        assertEquals("bytes 0-499999/500000", answer.header("Content-Range"));
        assertArrayEquals(FILM, answer.bytes());
    }

    @Test
    void who_asks_for_very_many_ranges_gets_the_whole_once() {
        String many = IntStream.range(0, 900)
                .mapToObj(i -> i * 3 + "-" + i * 3)
                .collect(Collectors.joining(",", "bytes=", ""));
        var answer = alice.get("/alice/film", "Range", many);

        assertEquals(200, answer.status());
        assertArrayEquals(FILM, answer.bytes());
    }

    @Test
    void ranges_count_only_while_the_document_is_the_one_of_if_range() {
        var whole = alice.get("/alice/text");

        for (String same : new String[] {whole.header("ETag"), whole.header("Last-Modified")}) {
            assertEquals(206, ranges("If-Range", same).status());
        }
        for (String other : new String[] {"\"old\"", "W/" + whole.header("ETag"), "Sat, 01 Jan 2000 00:00:00 GMT"}) {
            var answer = ranges("If-Range", other);
            assertEquals(200, answer.status());
            assertEquals("0123456789", answer.body());
        }
    }

    @Test
    void preconditions_come_before_ranges() {
        String tag = alice.get("/alice/text").header("ETag");

        assertEquals(304, ranges("If-None-Match", tag).status());
        assertEquals(412, ranges("If-Match", "\"other\"").status());
    }

    @Test
    void head_knows_no_ranges_and_says_that_get_does() {
        var head = alice.head("/alice/text", "Range", "bytes=0-1");

        assertEquals(200, head.status());
        assertEquals("10", head.header("Content-Length"));
        assertEquals("bytes", head.header("Accept-Ranges"));
        assertTrue(alice.get("/alice/text", "Range", "bytes=0-1").status() == 206);
    }

    private static Http.Answer ranges(String field, String value) {
        return alice.get("/alice/text", "Range", "bytes=0-1,5-6", field, value);
    }
}
