package nl.digitalme.pod.hostile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Good texts gone wrong, the same ones for the same seed: bytes changed, cut out, doubled, and what is known to hurt put in. */
public final class Fuzz {
    private static final List<String> HURTFUL = List.of(
            "%",
            "%00",
            "%zz",
            "..",
            "/",
            "//",
            "\\",
            "\u0000",
            "\r\n",
            "\"",
            "'",
            "<",
            ">",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "@",
            "^^",
            "_:",
            "\\u",
            "\\uD800",
            "\\U00110000",
            "\\UFFFFFFFF",
            "\ud83d\ude00",
            "\ufeff",
            "\ufffe",
            "#",
            "?",
            ";",
            ",",
            ".",
            ":",
            "-",
            "e99999",
            "99999999999999999999",
            "-1",
            "null",
            "true",
            "\"@context\"",
            "\"@id\"",
            "\"@type\"",
            "\"@list\"",
            "\"@graph\"",
            "\"@reverse\"",
            "@prefix",
            "@base",
            "PREFIX",
            "a",
            "=",
            "*",
            "W/",
            "<<",
            ">>",
            "<!--",
            "<![CDATA[",
            "&x;",
            "xml:lang",
            "rdf:parseType=\"Literal\"");

    private Fuzz() {}

    /** What is tried with each input. */
    @FunctionalInterface
    public interface Reader {
        void read(String input) throws Exception;
    }

    /** Failures of these types are how a reader says no. Anything else fails the test, and so does hanging. */
    public static void against(long seed, int count, List<String> good, List<Class<?>> refusals, Reader reader) {
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            String input = changed(good.get(random.nextInt(good.size())), random);
            try {
                reader.read(input);
            } catch (Throwable failure) {
                if (refusals.stream().noneMatch(type -> type.isInstance(failure))) {
                    throw new AssertionError("Input " + i + " of seed " + seed + ": " + escaped(input), failure);
                }
            }
        }
    }

    /** As it goes over the wire: sometimes with bytes that are not UTF-8. */
    public static byte[] bytes(String input, Random random) {
        byte[] bytes = input.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(8) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String changed(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(6)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, HURTFUL.get(random.nextInt(HURTFUL.size())));
                case 2 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(5)));
                case 3 -> text.replace(at, end, HURTFUL.get(random.nextInt(HURTFUL.size())));
                case 4 -> text.insert(at, (char) random.nextInt(0x300));
                default -> text.setLength(at);
            }
        }
        return text.toString();
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> out.append(c >= ' ' && c < 127 ? String.valueOf((char) c) : "\\u%04x".formatted(c)));
        return out.toString();
    }
}
