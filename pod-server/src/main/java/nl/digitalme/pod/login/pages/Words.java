package nl.digitalme.pod.login.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The text of a package's pages: {@code words_nl.properties} and {@code words_en.properties} beside its classes. */
public final class Words {
    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    private Words(Class<?> owner) {
        for (Language language : Language.values()) {
            texts.put(language, read(owner, "words_" + language.tag() + ".properties"));
        }
    }

    public static Words of(Class<?> owner) {
        return new Words(owner);
    }

    /** The text of this name, with <code>{0}</code>, <code>{1}</code>… filled in. It is text, never markup. */
    public String say(Language language, String name, String... values) {
        String text = Objects.requireNonNull(texts.get(language)).getProperty(name);
        if (text == null) {
            throw new IllegalArgumentException("There is no text \"" + name + "\" in " + language);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", values[i]);
        }
        return text;
    }

    /** What there is text for, so that a test can compare the languages. */
    public Set<String> names(Language language) {
        return Objects.requireNonNull(texts.get(language)).stringPropertyNames();
    }

    private static Properties read(Class<?> owner, String name) {
        try (InputStream in = Objects.requireNonNull(owner.getResourceAsStream(name), name)) {
            Properties texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return texts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
