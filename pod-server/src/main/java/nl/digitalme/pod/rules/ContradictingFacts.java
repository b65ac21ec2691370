package nl.digitalme.pod.rules;

import java.time.YearMonth;
import java.util.List;
import org.eclipse.rdf4j.model.IRI;

/** Two documents state different values for one thing in one month. Nobody may choose between them but their owner. */
public final class ContradictingFacts extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient YearMonth month;
    private final transient IRI notion;
    private final transient List<IRI> sources;

    ContradictingFacts(YearMonth month, Fact one, Fact other) {
        super("In %s %s and %s state different values for <%s>."
                .formatted(month, one.source(), other.source(), one.notion()));
        this.month = month;
        this.notion = one.notion();
        this.sources = List.of(one.source(), other.source());
    }

    public YearMonth month() {
        return month;
    }

    public IRI notion() {
        return notion;
    }

    public List<IRI> sources() {
        return sources;
    }
}
