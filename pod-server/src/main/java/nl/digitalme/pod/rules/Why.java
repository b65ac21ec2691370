package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.List;
import nl.digitalme.pod.rules.Parameter.Confidence;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Value;

/** Why something has the value it has: down to the law's values and the documents of the citizen. */
public sealed interface Why {
    /** The notion explained, for example the amount per month. */
    IRI notion();

    Value value();

    /** The month it is about; a part's month is that of its household. */
    YearMonth month();

    /** The least certain of everything it rests on. */
    Confidence confidence();

    /** A document says so. {@code subject} is the household or the part that it says it about. */
    record Stated(IRI notion, Value value, YearMonth month, IRI subject, List<IRI> sources) implements Why {
        @Override
        public Confidence confidence() {
            return Confidence.VERIFIED;
        }
    }

    /** The law says so, on the first day of the month. */
    record ByLaw(IRI notion, Value value, YearMonth month, Parameter parameter) implements Why {
        @Override
        public Confidence confidence() {
            return parameter.origin().confidence();
        }
    }

    /** A rule made it from other things. For an eligibility the inputs are the conditions. */
    record Derived(
            IRI notion,
            Value value,
            YearMonth month,
            IRI subject,
            RuleText rule,
            List<Why> inputs,
            Confidence confidence)
            implements Why {}
}
