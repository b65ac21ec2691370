package nl.digitalme.pod.rdf;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;

/** What stands between braces in N3: statements and patterns that are spoken about and not said. */
final class Formula implements Value {
    private static final long serialVersionUID = 1;

    private final transient List<Statement> statements = new ArrayList<>();

    List<Statement> statements() {
        return statements;
    }

    @Override
    public String stringValue() {
        return "{}";
    }
}
