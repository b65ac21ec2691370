package nl.digitalme.pod.rdf;

import java.util.regex.Pattern;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;

/** Takes in what a parser finds, up to the limit. */
final class StatementSink extends AbstractRDFHandler {
    private static final int MAX_PREFIXES = 500;
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z]([A-Za-z0-9_-]*))?");
    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\s<>\"{}|^`\\\\\\p{Cntrl}]*");

    private final Model model;
    private final int limit;
    private int seen;

    StatementSink(Model model, int limit) {
        this.model = model;
        this.limit = limit;
    }

    @Override
    public void handleStatement(Statement statement) {
        // Counted as written, not as kept: the same statement a million times is a million statements of work.
        if (++seen > limit) {
            throw RdfProblems.tooMany(limit);
        }
        model.add(statement);
    }

    // Kept for the writers only, which write them down as they stand; so nothing may get through that breaks the
    // syntax.
    @Override
    public void handleNamespace(String prefix, String name) {
        if (model.getNamespaces().size() < MAX_PREFIXES
                && PREFIX.matcher(prefix).matches()
                && NAMESPACE.matcher(name).matches()) {
            model.setNamespace(prefix, name);
        }
    }
}
