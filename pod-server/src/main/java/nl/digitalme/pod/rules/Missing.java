package nl.digitalme.pod.rules;

import java.time.YearMonth;
import org.eclipse.rdf4j.model.IRI;

/** One thing that is lacking before a notion can be computed. */
public record Missing(Kind kind, IRI notion, YearMonth month, IRI subject) {

    /** What is lacking, and so who can help. */
    public enum Kind {
        /** A fact about the household or one of its parts: a document should say it. */
        FACT,
        /** A value of the law for that month: the scheme's files lack it. */
        PARAMETER,
        /** Every fact is there, but no rule fits this situation: the scheme's files have a gap. */
        RULE
    }
}
