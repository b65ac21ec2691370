package nl.digitalme.pod.overview;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.ContradictingFacts;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.rules.facts.FactReader;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.rules.facts.Reading;
import org.eclipse.rdf4j.model.Model;

/** From the documents of one household to its overview, without a server or a store. */
public final class Household {
    private final Schemes schemes;
    private final FactReader facts;
    private final Catalogue catalogue;

    private Household(Schemes schemes, FactReader facts, Catalogue catalogue) {
        this.schemes = schemes;
        this.facts = facts;
        this.catalogue = catalogue;
    }

    public static Household with(Schemes schemes) {
        return new Household(schemes, FactReader.fromVocab(), Catalogue.fromVocab());
    }

    /** Computes everything; {@code citizen} is the WebID of the one whose documents these are. */
    public View view(String citizen, List<FactSource> documents, Period period) {
        return view(
                citizen,
                facts.read(citizen, documents),
                documents.stream().map(FactSource::iri).toList(),
                period);
    }

    View view(String citizen, Reading reading, List<String> documents, Period period) {
        try {
            Computation.Rules rules = new Computation.Rules(schemes, catalogue);
            return new View(
                    Computation.all(rules, citizen, List.of(reading), period).get(0), documents);
        } catch (ContradictingFacts contradiction) {
            throw PodProblem.conflict(contradiction.getMessage() + " Ask the sources which one is right.");
        }
    }

    /** What the rules made of the documents, to be written in any format. */
    public static final class View {
        private final Computation computation;
        private final List<String> documents;

        private View(Computation computation, List<String> documents) {
            this.computation = computation;
            this.documents = documents;
        }

        MonthlyOverview overview() {
            return computation.overview(documents);
        }

        /** The whole overview; {@code address} is its URL, for the formats in which things have names. */
        public String overview(Format format, String address) {
            MonthlyOverview overview = overview();
            return switch (format) {
                case JSON -> JsonView.text(JsonView.of(overview));
                case TURTLE -> turtle(new TurtleView(computation, address).of(overview));
                case CSV -> CsvView.of(overview);
                case TABLE -> TableView.of(overview, "nl");
            };
        }

        /** The reasons behind the amount of a line in a month; empty when there is no such amount. */
        public Optional<String> why(Format format, String address, String line, YearMonth month) {
            return computation
                    .why(line, month)
                    .map(why -> format == Format.TURTLE
                            ? turtle(new WhyTurtle(computation, address).of(why))
                            : JsonView.text(new WhyJson(computation).of(why)));
        }

        private static String turtle(Model model) {
            return RdfDocument.bytes(model, RdfFormat.TURTLE).toString(StandardCharsets.UTF_8);
        }
    }
}
