package nl.digitalme.pod.overview.month;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.vocab.DM;
import nl.digitalme.vocab.VocabFiles;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.SKOS;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;

/**
 * What vocab's overview folder says: the lines that are no scheme, which document states what, and all known schemes.
 */
public final class Catalogue {
    private static final Map<IRI, Line.Flow> FLOWS = Map.of(
            DM.term("incoming"), Line.Flow.IN,
            DM.term("incomingGross"), Line.Flow.IN_GROSS,
            DM.term("outgoing"), Line.Flow.OUT,
            DM.term("remaining"), Line.Flow.REMAINING);

    private final List<Item> items;
    private final List<Item> settled;
    private final List<Item> possibleCosts;
    private final Map<IRI, IRI> asksFirst;
    private final List<Decision> decisions;
    private final List<DocumentKind> documents;
    private final List<KnownScheme> known;
    private final Model agencies;

    /** A line that shows the value of one notion. */
    public record Item(String id, Words label, Line.Flow flow, IRI notion, Optional<IRI> agency) {}

    /** Two notions that should agree: what an agency decided, and what the law gives. */
    record Decision(String line, Words label, IRI decided, IRI computed) {}

    /** A kind of document, where it would stand in the pod, and what it states. */
    public record DocumentKind(Words label, String container, Set<IRI> states) {}

    private record KnownScheme(String slug, Words label) {}

    private Catalogue(Model lines, List<DocumentKind> documents, List<KnownScheme> known, Model agencies) {
        this.items = items(lines, "OverviewLine");
        this.settled = items(lines, "YearLine");
        this.possibleCosts = items(lines, "PossibleCost");
        this.asksFirst = asksFirst(lines);
        this.decisions = inOrder(lines, "DecisionCheck").stream()
                .map(check -> new Decision(
                        text(lines, check, SKOS.NOTATION),
                        words(lines, check),
                        iri(lines, check, DM.term("decidedNotion")).orElseThrow(),
                        iri(lines, check, DM.term("computedNotion")).orElseThrow()))
                .toList();
        this.documents = documents;
        this.known = known;
        this.agencies = agencies;
    }

    public static Catalogue fromVocab() {
        Model lines = read("/overview/lines.ttl");
        Model kinds = read("/overview/documents.ttl");
        Model schemes = read("/overview/known-schemes.ttl");
        return new Catalogue(
                lines,
                Models.subjectIRIs(kinds.filter(null, RDF.TYPE, DM.term("DocumentKind"))).stream()
                        .map(kind -> documentKind(kinds, kind))
                        .toList(),
                inOrder(schemes, "KnownScheme").stream()
                        .map(scheme -> new KnownScheme(text(schemes, scheme, SKOS.NOTATION), words(schemes, scheme)))
                        .toList(),
                read("/ontology/scheme.ttl"));
    }

    /** What an agency is called; one that nobody named goes by the last part of its address. */
    Words agency(IRI agency) {
        return agencies.contains(agency, RDFS.LABEL, null)
                ? words(agencies, agency)
                : new Words(agency.getLocalName(), agency.getLocalName());
    }

    /** The same as the citizen says it: her municipality, her water board. */
    Words herAgency(IRI agency) {
        return agencies.contains(agency, SKOS.ALT_LABEL, null)
                ? new Words(
                        label(agencies, agency, SKOS.ALT_LABEL, "nl"), label(agencies, agency, SKOS.ALT_LABEL, "en"))
                : agency(agency);
    }

    /** What must be known first before it makes sense to ask for the rest: a remission needs a bill. */
    Optional<IRI> asksFirst(IRI notion) {
        return Optional.ofNullable(asksFirst.get(notion));
    }

    private static Map<IRI, IRI> asksFirst(Model lines) {
        Map<IRI, IRI> first = new HashMap<>();
        for (Resource line : lines.filter(null, DM.term("asksFirst"), null).subjects()) {
            first.put(
                    iri(lines, line, DM.NOTION).orElseThrow(),
                    iri(lines, line, DM.term("asksFirst")).orElseThrow());
        }
        return first;
    }

    /** What may have to be paid in a year, once: no line of a month. */
    public List<Item> possibleCosts() {
        return possibleCosts;
    }

    public List<Item> items() {
        return items;
    }

    /** What agencies decided that can be computed too. */
    List<Decision> decisions() {
        return decisions;
    }

    /** What is settled once a year, such as income tax, and is no line of a month. */
    List<Item> settled() {
        return settled;
    }

    private static List<Item> items(Model model, String type) {
        return inOrder(model, type).stream().map(line -> item(model, line)).toList();
    }

    /** The document that would state a notion; empty when none is known to. */
    public Optional<DocumentKind> documentStating(IRI notion) {
        return documents.stream().filter(kind -> kind.states().contains(notion)).findFirst();
    }

    /** The schemes that are not among these folders. */
    List<Words> without(Collection<String> folders) {
        return known.stream()
                .filter(scheme -> !folders.contains(scheme.slug()))
                .map(KnownScheme::label)
                .toList();
    }

    public static Optional<Line.Flow> flow(IRI named) {
        return Optional.ofNullable(FLOWS.get(named));
    }

    private static Item item(Model model, IRI line) {
        IRI flow = iri(model, line, DM.term("flow")).orElseThrow();
        return new Item(
                text(model, line, SKOS.NOTATION),
                words(model, line),
                Optional.ofNullable(FLOWS.get(flow)).orElseThrow(),
                iri(model, line, DM.NOTION).orElseThrow(),
                iri(model, line, DM.SUPPLIED_BY));
    }

    private static DocumentKind documentKind(Model model, IRI kind) {
        Set<IRI> states = model.filter(kind, DM.term("states"), null).objects().stream()
                .map(IRI.class::cast)
                .collect(Collectors.toSet());
        return new DocumentKind(words(model, kind), text(model, kind, DM.term("container")), states);
    }

    public static List<IRI> inOrder(Model model, String type) {
        return Models.subjectIRIs(model.filter(null, RDF.TYPE, DM.term(type))).stream()
                .sorted(Comparator.comparingInt(each -> Integer.parseInt(text(model, each, DM.term("order")))))
                .toList();
    }

    public static Words words(Model model, Resource subject) {
        return new Words(label(model, subject, RDFS.LABEL, "nl"), label(model, subject, RDFS.LABEL, "en"));
    }

    private static String label(Model model, Resource subject, IRI property, String language) {
        return Models.getPropertyLiterals(model, subject, property).stream()
                .filter(label -> label.getLanguage().filter(language::equals).isPresent())
                .map(Value::stringValue)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException(subject + " has no " + property.getLocalName() + " in " + language));
    }

    private static String text(Model model, Resource subject, IRI property) {
        return Models.getPropertyString(model, subject, property)
                .orElseThrow(() -> new IllegalStateException(subject + " has no " + property));
    }

    private static Optional<IRI> iri(Model model, Resource subject, IRI property) {
        return Models.getPropertyIRI(model, subject, property);
    }

    public static Model read(String file) {
        try {
            String turtle = Files.readString(VocabFiles.file(file));
            return Rio.parse(new StringReader(turtle), "https://w3id.org/digital-me" + file, RDFFormat.TURTLE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
