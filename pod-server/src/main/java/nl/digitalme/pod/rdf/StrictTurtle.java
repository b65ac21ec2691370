package nl.digitalme.pod.rdf;

import java.io.IOException;
import java.util.regex.Pattern;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.ValueFactory;
import org.eclipse.rdf4j.model.vocabulary.XSD;
import org.eclipse.rdf4j.rio.RioSetting;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;
import org.eclipse.rdf4j.rio.helpers.ParseErrorCollector;
import org.eclipse.rdf4j.rio.turtle.TurtleParser;

/**
 * RDF4J's Turtle parser with a limit on nesting, without RDF-star, and strict where it lets things pass: escapes that
 * are none, numbers that are none. What it let through would be stored, and read differently by others.
 */
class StrictTurtle extends TurtleParser {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?([0-9]+|[0-9]*\\.[0-9]+|([0-9]+\\.?[0-9]*|\\.[0-9]+)[eE][+-]?[0-9]+)");

    private final Depth depth;

    StrictTurtle(ValueFactory terms, RdfLimits limits) {
        super(terms);
        this.depth = new Depth(limits.depth());
        set(BasicParserSettings.PRESERVE_BNODE_IDS, true); // DocumentTerms numbers them
        setParseErrorListener(new ParseErrorCollector()); // the default one logs, quoting the document
    }

    @Override
    protected Resource parseImplicitBlank() throws IOException {
        depth.enter();
        Resource node = super.parseImplicitBlank();
        depth.leave();
        return node;
    }

    @Override
    protected Resource parseCollection() throws IOException {
        depth.enter();
        Resource list = super.parseCollection();
        depth.leave();
        return list;
    }

    /** Triples up to a closing brace, for the formats that have braces; the opening one is next. */
    final void parseBlock() throws IOException {
        verifyCharacterOrFail(readCodePoint(), "{");
        while (skipWSC() != '}') {
            parseTriplesInBraces();
            if (skipWSC() != '}') {
                verifyCharacterOrFail(readCodePoint(), ".}");
            }
        }
        readCodePoint();
    }

    // In braces, a statement that is only a blank node with its properties may end without a dot.
    private void parseTriplesInBraces() throws IOException {
        subject = null; // RDF4J takes a node for the object of a subject that is still set
        if (peekCodePoint() == '[') {
            subject = parseImplicitBlank();
            if (skipWSC() != '.' && peekCodePoint() != '}') {
                parsePredicateObjectList();
            }
        } else {
            parseSubject();
            skipWSC();
            parsePredicateObjectList();
        }
    }

    @Override
    protected boolean peekIsTripleValue() {
        return false;
    }

    @Override
    protected void reportError(String message, RioSetting<Boolean> setting) {
        if (setting == BasicParserSettings.VERIFY_DATATYPE_VALUES) {
            reportFatalError(message); // how the parser reports a broken escape, which is no matter of datatypes
        }
        super.reportError(message, setting);
    }

    @Override
    protected Literal parseNumber() throws IOException {
        Literal number = super.parseNumber();
        String digits = number.getLabel();
        if (NUMBER.matcher(digits).matches()) {
            return number;
        }
        String integer = digits.substring(0, digits.length() - 1);
        if (!digits.endsWith(".") || !NUMBER.matcher(integer).matches()) {
            reportFatalError("Not a number");
        }
        unread('.'); // it ends the statement
        return createLiteral(integer, null, XSD.INTEGER);
    }

    // The parser's own reads on through a brace that follows a language tag at once.
    @Override
    protected Literal parseQuotedLiteral() throws IOException {
        String label = parseQuotedString();
        if (peekCodePoint() == '@') {
            readCodePoint();
            return createLiteral(label, language(), null);
        }
        if (peekCodePoint() != '^') {
            return createLiteral(label, null, null);
        }
        readCodePoint();
        verifyCharacterOrFail(readCodePoint(), "^");
        skipWSC();
        return createLiteral(label, null, parsePredicate());
    }

    private String language() throws IOException {
        StringBuilder tag = new StringBuilder();
        while (Character.isLetterOrDigit(peekCodePoint()) || peekCodePoint() == '-') {
            tag.appendCodePoint(readCodePoint());
        }
        if (!LanguageTag.is(tag, Integer.MAX_VALUE)) {
            reportFatalError("Not a language tag");
        }
        return tag.toString();
    }
}
