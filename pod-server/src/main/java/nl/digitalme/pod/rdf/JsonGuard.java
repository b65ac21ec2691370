package nl.digitalme.pod.rdf;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Walks over JSON-LD before the JSON-LD processor sees it, without building anything: says where it is no JSON, and
 * refuses what would cost the processor too much. Its cost grows with contexts times the terms in them.
 */
final class JsonGuard {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int SHIPPED_CONTEXT_TERMS = 150;
    private static final long MAX_CONTEXT_WORK = 2_000_000;
    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_EXPONENT = 308; // more than a double holds; the processor would write it out in zeros

    private final int maxDepth;
    private int depth;
    private int contextDepth; // depth at which the outermost context around us was opened; 0 outside any
    private long objects;
    private long contexts;
    private long scoped;
    private long terms;

    private JsonGuard(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    static void check(String text, RdfLimits limits) {
        try (JsonParser json = JSON.createParser(text)) {
            new JsonGuard(limits.depth()).walk(json);
        } catch (JsonProcessingException malformed) {
            JsonLocation at = malformed.getLocation();
            throw RdfProblems.malformed(
                    "JSON-LD",
                    at == null ? -1 : at.getLineNr(),
                    at == null ? -1 : at.getColumnNr(),
                    "It is not valid JSON: check commas, quotes and brackets.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void walk(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token != JsonToken.START_OBJECT && token != JsonToken.START_ARRAY) {
            throw RdfProblems.badJsonLd();
        }
        for (; token != null; token = json.nextToken()) {
            step(token, json);
        }
        if ((scoped > 0 ? objects : contexts) * terms > MAX_CONTEXT_WORK) {
            throw RdfProblems.contextsTooCostly();
        }
    }

    private void step(JsonToken token, JsonParser json) throws IOException {
        switch (token) {
            case START_OBJECT, START_ARRAY -> open(token);
            case END_OBJECT, END_ARRAY -> close();
            case FIELD_NAME -> name(json.currentName());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json);
            default -> {}
        }
    }

    private void open(JsonToken token) {
        if (++depth > maxDepth) {
            throw RdfProblems.tooDeep(maxDepth);
        }
        objects += token == JsonToken.START_OBJECT ? 1 : 0;
    }

    private void close() {
        depth--;
        contextDepth = depth < contextDepth ? 0 : contextDepth;
    }

    private void name(String name) {
        boolean inContext = contextDepth > 0 && depth > contextDepth;
        if (name.equals("@context")) {
            contexts++;
            terms += SHIPPED_CONTEXT_TERMS;
            scoped += inContext ? 1 : 0;
            contextDepth = inContext ? contextDepth : depth;
        } else if (inContext) {
            terms++;
        } else {
            contextDepth = 0; // the next name beside a context: the context is over
        }
    }

    private static void number(JsonParser json) throws IOException {
        String text = json.getText();
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (text.length() > MAX_NUMBER_LENGTH || (e >= 0 && exponent(text.substring(e + 1)) > MAX_EXPONENT)) {
            JsonLocation at = json.currentLocation();
            throw RdfProblems.malformed(
                    "JSON-LD", at.getLineNr(), at.getColumnNr(), "The number there is too large or too small.");
        }
    }

    private static int exponent(String digits) {
        return digits.length() > 6 ? Integer.MAX_VALUE : Math.abs(Integer.parseInt(digits));
    }
}
