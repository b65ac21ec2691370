package nl.digitalme.pod.sparql;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.out.NodeToLabel;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** Rows as CSV (SPARQL 1.1 Query Results CSV section 3): Jena's own writer leaves the {@code _:} of blank nodes out. */
final class CsvRows {
    private final OutputStream out;
    private final NodeToLabel labels = NodeToLabel.createScopeByDocument();

    CsvRows(OutputStream out) {
        this.out = out;
    }

    void write(RowSet rows) {
        List<Var> variables = rows.getResultVars();
        line(variables.stream().map(Var::getVarName).collect(Collectors.joining(",")));
        rows.forEachRemaining(row ->
                line(variables.stream().map(variable -> cell(row, variable)).collect(Collectors.joining(","))));
    }

    private String cell(Binding row, Var variable) {
        Node node = row.get(variable);
        if (node == null) {
            return "";
        }
        if (node.isBlank()) {
            return labels.get(null, node);
        }
        String text = node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
        boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private void line(String text) {
        try {
            out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8)); // RFC 4180 ends lines so
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
