package nl.digitalme.pod.rdf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Strict decoding: RDF 1.1 Turtle section 6 and RFC 8259 section 8.1 ask for UTF-8, and nothing that only looks like
 * it.
 */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] bytes, String what) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException malformed) {
            throw RdfProblems.notUtf8(what);
        }
    }
}
