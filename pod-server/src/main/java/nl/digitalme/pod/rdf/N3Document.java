package nl.digitalme.pod.rdf;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.rio.RDFParseException;

/**
 * The part of N3 that patches are written in: Turtle, with formulae and variables. The rest of N3 does not parse here.
 */
final class N3Document extends StrictTurtle {
    private final String baseIri;
    private final RdfLimits limits;
    private final List<Statement> said = new ArrayList<>();
    private final Deque<Formula> open = new ArrayDeque<>();
    private int seen;

    N3Document(String baseIri, RdfLimits limits) {
        super(new DocumentTerms(), limits);
        this.baseIri = baseIri;
        this.limits = limits;
    }

    /** What the document says; a {@link Formula} stands as an object. */
    List<Statement> read(Buffer body) {
        if (body.length() > limits.bytes()) {
            throw PodProblem.tooLarge(limits.bytes());
        }
        try {
            parse(new StringReader(Utf8.decode(body.getBytes(), "N3")), baseIri);
            return said;
        } catch (RDFParseException malformed) {
            throw RdfProblems.malformed("N3 Patch", limits, malformed);
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            throw RdfProblems.malformed("N3 Patch", getLineNumber(), -1, RdfProblems.CORRECT_IT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    protected void reportStatement(Resource subject, IRI predicate, Value object) {
        if (++seen > limits.statements()) {
            throw RdfProblems.tooMany(limits.statements());
        }
        Statement statement = SimpleValueFactory.getInstance().createStatement(subject, predicate, object);
        (open.isEmpty() ? said : open.peek().statements()).add(statement);
    }

    @Override
    protected Value parseValue() throws IOException {
        int next = peekCodePoint();
        if (next == '{') {
            return formula();
        }
        return next == '?' ? variable() : super.parseValue();
    }

    private Variable variable() throws IOException {
        readCodePoint();
        StringBuilder name = new StringBuilder();
        while (Character.isLetterOrDigit(peekCodePoint()) || peekCodePoint() == '_') {
            name.appendCodePoint(readCodePoint());
        }
        if (name.isEmpty()) {
            reportFatalError("A variable has no name");
        }
        return new Variable(name.toString());
    }

    private Formula formula() throws IOException {
        if (!open.isEmpty()) {
            throw PatchProblems.nested();
        }
        Resource outerSubject = subject;
        IRI outerPredicate = predicate;
        Formula formula = new Formula();
        open.push(formula);
        parseBlock();
        open.pop();
        subject = outerSubject;
        predicate = outerPredicate;
        return formula;
    }
}
