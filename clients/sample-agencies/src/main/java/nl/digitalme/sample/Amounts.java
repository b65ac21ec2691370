package nl.digitalme.sample;

import java.math.BigDecimal;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;

/** Amounts of money in a document: the values of {@code schema:value}. */
public final class Amounts {
    private static final IRI VALUE = Values.iri("http://schema.org/value");

    private Amounts() {}

    /** The document with one amount in the place of another, wherever that stood. */
    public static Model replaced(Model document, BigDecimal old, BigDecimal corrected) {
        Model changed = new LinkedHashModel(document.getNamespaces());
        boolean found = false;
        for (Statement statement : document) {
            boolean hit = isAmount(statement, old);
            found |= hit;
            Value object = hit ? Values.literal(corrected) : statement.getObject();
            changed.add(statement.getSubject(), statement.getPredicate(), object);
        }
        if (!found) {
            throw new IllegalArgumentException("There is no amount of " + old + " in this document.");
        }
        return changed;
    }

    private static boolean isAmount(Statement statement, BigDecimal amount) {
        return statement.getPredicate().equals(VALUE)
                && statement.getObject() instanceof Literal literal
                && literal.decimalValue().compareTo(amount) == 0;
    }
}
