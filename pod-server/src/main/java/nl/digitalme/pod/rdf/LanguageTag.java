package nl.digitalme.pod.rdf;

/** Language tags as far as RDF is concerned: letters, then parts of letters and digits, with hyphens between. */
final class LanguageTag {
    private static final int LONGEST = 255;

    private LanguageTag() {}

    /**
     * Whether this is one. A loop and no regular expression: Java's goes down a level for each part.
     *
     * @param longestPart 8 by BCP 47; Turtle takes any
     */
    static boolean is(CharSequence tag, int longestPart) {
        if (tag.length() > LONGEST) {
            return false;
        }
        int part = 0;
        boolean first = true;
        for (int i = 0; i < tag.length(); i++) {
            char c = tag.charAt(i);
            if (c == '-') {
                if (part == 0) {
                    return false;
                }
                part = 0;
                first = false;
            } else if (!isLetter(c) && (first || c < '0' || c > '9') || ++part > longestPart) {
                return false;
            }
        }
        return part > 0;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
