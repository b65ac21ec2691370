package nl.digitalme.pod.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;

/**
 * What the header of a rule says to people.
 *
 * @param name scheme and file, for example {@code kinderbijslag/child-amount}
 * @param source the article in words
 * @param article the article as a dated link, when the header has one between angle brackets
 * @param digest SHA-256 of the whole rule in hexadecimal: another version has another
 * @param rounding how the result is rounded and who says so; empty when it is exact
 */
public record RuleText(
        String name, String derives, String source, Optional<IRI> article, String rounding, String digest) {
    private static final Pattern FIELD = Pattern.compile("#\\s*(Derives|Condition|Reads|Source|Rounding):\\s*(.*)");
    private static final Pattern LINK = Pattern.compile("<([^>]+)>");

    static RuleText parse(String name, String sparql) {
        Map<String, String> fields = fields(sparql);
        String derives = fields.getOrDefault("Derives", fields.getOrDefault("Condition", ""));
        String source = fields.getOrDefault("Source", "");
        if (derives.isBlank() || source.isBlank()) {
            throw new LawProblem(
                    "%s has no header: its first lines are '# Derives: …' (or Condition), '# Reads: …', '# Source: …'."
                            .formatted(name));
        }
        Matcher link = LINK.matcher(source);
        Optional<IRI> article =
                link.find() ? Optional.of(SimpleValueFactory.getInstance().createIRI(link.group(1))) : Optional.empty();
        String words = LINK.matcher(source).replaceAll("").strip();
        return new RuleText(name, derives, words, article, fields.getOrDefault("Rounding", ""), digest(sparql));
    }

    /** SHA-256 of a text in hexadecimal. */
    public static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> fields(String sparql) {
        Map<String, String> fields = new LinkedHashMap<>();
        String current = "";
        for (String line :
                sparql.lines().takeWhile(each -> each.startsWith("#")).toList()) {
            Matcher field = FIELD.matcher(line);
            if (field.matches()) {
                current = field.group(1);
                fields.put(current, field.group(2).strip());
            } else {
                fields.computeIfPresent(
                        current, (key, text) -> text + " " + line.substring(1).strip());
            }
        }
        return fields;
    }
}
