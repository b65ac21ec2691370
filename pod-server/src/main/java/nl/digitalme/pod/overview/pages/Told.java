package nl.digitalme.pod.overview.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.rules.Schemes;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.base.CoreDatatype;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/** Values as people say them: € 1.401,50, ja, 9 mei 1998. */
public record Told(Schemes schemes) {
    private static final IRI UNIT = Values.iri("http://qudt.org/schema/qudt/hasUnit");
    private static final IRI EURO = Values.iri("http://qudt.org/vocab/unit/CCY_EUR");
    private static final DateTimeFormatter DUTCH =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl"));
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    public boolean isMoney(IRI notion) {
        return schemes.notions().contains(notion, UNIT, EURO);
    }

    /** For programs: amounts as text with two decimals, anything else as it was derived. */
    public String exact(IRI notion, Value value) {
        return isMoney(notion) && value instanceof Literal literal && isNumber(literal)
                ? literal.decimalValue().setScale(2, RoundingMode.HALF_UP).toPlainString()
                : value.stringValue();
    }

    public Words value(IRI notion, Value value) {
        if (value instanceof IRI concept) {
            return new Words(concept(concept, "nl"), concept(concept, "en"));
        }
        Literal literal = (Literal) value;
        if (literal.getCoreDatatype() == CoreDatatype.XSD.BOOLEAN) {
            return literal.booleanValue() ? new Words("ja", "yes") : new Words("nee", "no");
        }
        if (literal.getCoreDatatype() == CoreDatatype.XSD.DATE) {
            return day(LocalDate.parse(literal.getLabel().substring(0, 10)));
        }
        return isNumber(literal) ? number(notion, literal.decimalValue()) : Words.same(literal.getLabel());
    }

    public static Words day(LocalDate day) {
        return new Words(DUTCH.format(day), ENGLISH.format(day));
    }

    private Words number(IRI notion, BigDecimal number) {
        if (isMoney(notion)) {
            return Months.money(Euro.rounded(number, RoundingMode.HALF_UP));
        }
        BigDecimal exact = number.setScale(Math.min(6, Math.max(0, number.scale())), RoundingMode.HALF_UP);
        String english = exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        return new Words(english.replace('.', ','), english);
    }

    private static boolean isNumber(Literal literal) {
        return literal.getCoreDatatype() instanceof CoreDatatype.XSD type && type.isDecimalDatatype();
    }

    private String concept(IRI concept, String language) {
        return schemes.notions().filter(concept, SKOS.PREF_LABEL, null).objects().stream()
                .map(Literal.class::cast)
                .filter(label -> label.getLanguage().filter(language::equals).isPresent())
                .map(Literal::getLabel)
                .findFirst()
                .orElseGet(concept::getLocalName);
    }
}
