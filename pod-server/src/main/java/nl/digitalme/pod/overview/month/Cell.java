package nl.digitalme.pod.overview.month;

import java.util.List;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Words;
import org.eclipse.rdf4j.model.IRI;

/** What one line says about one month. */
public sealed interface Cell {

    /**
     * An amount of which every part is known.
     *
     * @param marked it rests on a value that is not confirmed
     * @param notion what it is the value of, for the explanation
     */
    record Amount(Euro amount, boolean marked, IRI notion) implements Cell {}

    /** She has no right to it in this month: the conditions that are not met. */
    record NotEligible(List<Reason> because) implements Cell {}

    /** It cannot be said: what is missing, and who has it. */
    record Unknown(List<Reason> missing) implements Cell {}

    /** A notion with what it says to a citizen: a condition that fails, or a fact that is missing. */
    record Reason(IRI notion, Words words) {}
}
