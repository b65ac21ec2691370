package nl.digitalme.pod.overview.month;

import java.util.Locale;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;

/** On which income of the year the amounts rest. */
public enum Basis {
    /** What is paid now, on the estimate of Dienst Toeslagen of that day. */
    ADVANCE(DM.ADVANCE),

    /** What follows in the end from the income of the whole year, as far as it is known. */
    FINAL(DM.FINAL);

    private final IRI term;

    Basis(IRI term) {
        this.term = term;
    }

    IRI term() {
        return term;
    }

    /** {@code advance} or {@code final}; 400 when it is something else. */
    public static Basis of(String name) {
        for (Basis basis : values()) {
            if (basis.text().equals(name)) {
                return basis;
            }
        }
        throw PodProblem.badRequest(
                "Ask for until=advance (what is paid now) or until=final (what the year comes to).");
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
