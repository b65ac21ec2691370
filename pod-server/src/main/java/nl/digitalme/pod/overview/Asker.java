package nl.digitalme.pod.overview;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import nl.digitalme.pod.rules.facts.FactSource;
import org.eclipse.rdf4j.model.Model;

/**
 * Whose overview is asked for, and from what.
 *
 * @param citizen the WebID of the one whose documents these are
 * @param documentAt what the document of an address says: of a scenario, or of a stored overview
 * @param address the URL of the answer, for the formats in which things have names
 * @param now the month of today
 */
record Asker(
        String citizen,
        List<FactSource> documents,
        Function<String, Document> documentAt,
        String address,
        YearMonth now) {

    /** A document with its own address. */
    record Document(String iri, Model statements) {}
}
