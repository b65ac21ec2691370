package nl.digitalme.pod.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.DocumentPatch.Delta;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.impl.SimpleValueFactory;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Statements;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** Whatever a patch changes, the text afterwards says what the statements say. */
class AmendmentPropertiesTest {
    private static final String BASE = "https://pod.example/anna/doc";

    private static Arbitrary<IRI> iris() {
        return Arbitraries.of(
                        "x:a",
                        "x:b.",
                        "https://v.example/p%20q",
                        "https://v.example/#é",
                        BASE + "#me",
                        "x:'",
                        "x:(1),2;")
                .map(Values::iri);
    }

    private static Arbitrary<Value> objects() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withChars('a', '"', '\\', '\n', '\r', '\t', '\'', '.', '#', 'é', '\u0001', ' ')
                .ofMaxLength(6);
        Arbitrary<Value> plain = texts.map(Values::literal);
        Arbitrary<Value> tagged = texts.map(text -> Values.literal(text, "nl"));
        Arbitrary<Value> typed =
                texts.map(text -> SimpleValueFactory.getInstance().createLiteral(text, XSD.INTEGER));
        Arbitrary<Value> nodes = Arbitraries.of("b0", "b1", "fresh1").map(Values::bnode);
        return Arbitraries.oneOf(plain, tagged, typed, nodes, iris().map(iri -> iri));
    }

    @Provide
    Arbitrary<List<Statement>> statements() {
        Arbitrary<Resource> subjects = Arbitraries.oneOf(
                iris().map(iri -> iri), Arbitraries.of("b0", "b1", "fresh2").map(Values::bnode));
        return Combinators.combine(subjects, iris(), objects())
                .as((subject, predicate, object) -> Statements.statement(subject, predicate, object, null))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<RdfFormat> formats() {
        return Arbitraries.of(
                RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS, RdfFormat.JSON_LD);
    }

    private static OpenDocument open(List<Statement> statements, RdfFormat format) {
        Model model = new LinkedHashModel();
        // So that b0 and b1 are called that after parsing too; a patch knows no other nodes but these and fresh ones.
        model.add(Values.bnode("b0"), Values.iri("x:first"), Values.literal("0"));
        model.add(Values.bnode("b1"), Values.iri("x:second"), Values.literal("1"));
        model.addAll(statements.stream()
                .filter(each -> !each.toString().contains("fresh"))
                .toList());
        Buffer bytes = RdfDocument.bytes(model, format);
        Content content = new Content.Inline(format.mediaType(), bytes);
        Lookup.Found found = new Lookup.Found(Version.next(), Instant.now(), content);
        return OpenDocument.stored(found, RdfDocument.parse(bytes, format, BASE));
    }

    @Property(tries = 500)
    void text_and_statements_say_the_same_after_a_change(
            @ForAll("statements") List<Statement> before,
            @ForAll("statements") List<Statement> removed,
            @ForAll("statements") List<Statement> added,
            @ForAll("formats") RdfFormat format) {
        OpenDocument document = open(before, format);
        Model expected = new LinkedHashModel(document.statements());
        removed.forEach(expected::remove);
        expected.addAll(added);

        Buffer text = Amendment.make(document, new Delta(removed, added)).text();

        assertEquals(expected, document.statements());
        assertTrue(Models.isomorphic(expected, RdfDocument.parse(text, format, BASE)), text::toString);
    }

    @Property(tries = 300)
    void a_change_that_is_undone_leaves_nothing_behind(
            @ForAll("statements") List<Statement> before,
            @ForAll("statements") List<Statement> removed,
            @ForAll("statements") List<Statement> added) {
        OpenDocument document = open(before, RdfFormat.TURTLE);
        Model expected = new LinkedHashModel(document.statements());

        Amendment.make(document, new Delta(removed, added)).undo();

        assertEquals(expected, document.statements());
    }
}
