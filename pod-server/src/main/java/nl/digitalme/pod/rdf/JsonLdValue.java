package nl.digitalme.pod.rdf;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import no.hasmac.jsonld.json.JsonCanonicalizer;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** A value object of expanded JSON-LD and the literal it stands for (JSON-LD 1.1 API section 8.2.2, steps 4 to 15). */
record JsonLdValue(JsonObject item) {
    private static final BigDecimal FIRST_DOUBLE = BigDecimal.TEN.pow(21);
    private static final int LONGEST_PART = 8; // of a language tag (BCP 47)
    private static final Pattern IRI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|^`\\\\]*");

    static boolean isIri(String name) {
        return IRI.matcher(name).matches();
    }

    /** Empty when the datatype is no IRI or the language no language tag: JSON-LD drops such values. */
    Optional<Literal> literal(ValueFactory terms) {
        JsonValue value = item.getOrDefault("@value", JsonValue.NULL);
        if (item.get("@type") instanceof JsonString type) {
            return typed(value, type.getString(), terms);
        }
        if (item.get("@language") instanceof JsonString language) {
            String tag = language.getString();
            return LanguageTag.is(tag, LONGEST_PART) && value instanceof JsonString text
                    ? Optional.of(terms.createLiteral(text.getString(), tag))
                    : Optional.empty();
        }
        return Optional.of(terms.createLiteral(lexical(value, false), ownType(value)));
    }

    private static Optional<Literal> typed(JsonValue value, String type, ValueFactory terms) {
        if (type.equals("@json")) {
            return Optional.of(
                    terms.createLiteral(JsonCanonicalizer.canonicalize(value), terms.createIRI(RDF.NAMESPACE, "JSON")));
        }
        boolean floating = type.equals(XSD.DOUBLE.stringValue()) || type.equals(XSD.FLOAT.stringValue());
        return isIri(type)
                ? Optional.of(terms.createLiteral(lexical(value, floating), terms.createIRI(type)))
                : Optional.empty();
    }

    private static IRI ownType(JsonValue value) {
        return switch (value.getValueType()) {
            case TRUE, FALSE -> XSD.BOOLEAN;
            case NUMBER -> isDouble((JsonNumber) value) ? XSD.DOUBLE : XSD.INTEGER;
            default -> XSD.STRING;
        };
    }

    private static String lexical(JsonValue value, boolean floating) {
        if (value instanceof JsonString text) {
            return text.getString();
        }
        if (!(value instanceof JsonNumber number)) {
            return value.toString(); // true or false
        }
        return floating || isDouble(number)
                ? canonicalDouble(number.bigDecimalValue())
                : number.bigDecimalValue().toBigInteger().toString();
    }

    private static boolean isDouble(JsonNumber number) {
        BigDecimal exact = number.bigDecimalValue();
        return exact.stripTrailingZeros().scale() > 0 || exact.abs().compareTo(FIRST_DOUBLE) >= 0;
    }

    // The canonical form of XML Schema 1.1 part 2 section 3.3.5.2, to the 15 digits that a double holds.
    private static String canonicalDouble(BigDecimal number) {
        return new DecimalFormat("0.0##############E0", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(number);
    }
}
