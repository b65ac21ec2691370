package nl.digitalme.pod.login.pages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A piece of a page. Whatever text and values it is given are escaped when it is written, so that nobody's name or
 * address can become markup. There is no way to put in raw markup.
 */
public sealed interface Html {

    void writeTo(StringBuilder out);

    static Html text(String text) {
        return new Text(text);
    }

    static Element element(String name, Html... content) {
        return new Element(name, Map.of(), List.of(content));
    }

    /** An element with only text in it. */
    static Element element(String name, String text) {
        return element(name, text(text));
    }

    static Element link(String target, String text) {
        return element("a", text).with("href", target);
    }

    static Html all(List<? extends Html> parts) {
        return new Fragment(List.copyOf(parts));
    }

    /** Characters between tags. */
    record Text(String text) implements Html {
        @Override
        public void writeTo(StringBuilder out) {
            escape(text, out);
        }
    }

    /** Several pieces, one after the other. */
    record Fragment(List<Html> parts) implements Html {
        @Override
        public void writeTo(StringBuilder out) {
            parts.forEach(part -> part.writeTo(out));
        }
    }

    /** A tag with what it holds. */
    record Element(String name, Map<String, String> attributes, List<Html> content) implements Html {
        private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta");
        private static final Set<String> ELSEWHERE = Set.of("https://", "http://", "mailto:");
        private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");

        /** The same element with an attribute; a flag such as {@code required} has the value {@code ""}. */
        public Element with(String attribute, String value) {
            if (ADDRESSES.contains(attribute) && !isAddress(value)) {
                throw new IllegalArgumentException("Not an address that a page may lead to.");
            }
            Map<String, String> more = new LinkedHashMap<>(attributes);
            more.put(attribute, value);
            return new Element(name, more, content);
        }

        // javascript: and the like would run in our name. Browsers skip tabs and line ends: "/\t/evil" is "//evil".
        private static boolean isAddress(String value) {
            String start = value.toLowerCase(Locale.ROOT);
            return value.chars().noneMatch(c -> c < ' ')
                    && (ELSEWHERE.stream().anyMatch(start::startsWith)
                            || start.startsWith("#")
                            || start.startsWith("?")
                            || (start.startsWith("/") && !start.startsWith("//") && !start.startsWith("/\\")));
        }

        @Override
        public void writeTo(StringBuilder out) {
            out.append('<').append(name);
            attributes.forEach((attribute, value) -> {
                out.append(' ').append(attribute).append("=\"");
                escape(value, out);
                out.append('"');
            });
            out.append('>');
            if (!VOID.contains(name)) {
                content.forEach(part -> part.writeTo(out));
                out.append("</").append(name).append('>');
            }
        }
    }

    private static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
    }
}
