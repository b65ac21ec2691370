package nl.digitalme.pod.overview.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Told;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Literal;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Models;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.DCTERMS;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.RDFS;
import org.eclipse.rdf4j.model.vocabulary.SKOS;

/**
 * Scenarios by name, with numbers: {@code job,hours=16,wage=14.99,from=2026-09-01}. A bare name begins another change
 * of the same scenario, which starts on the same day unless it says otherwise. The names are data of vocab.
 */
public final class ScenarioTemplates {
    private static final String SCHEMA = "http://schema.org/";
    private static final String FROM = "from";
    private static final String THROUGH = "through";
    private static final BigDecimal MOST = new BigDecimal("10000000");

    private final Model templates;

    public ScenarioTemplates(Model templates) {
        this.templates = templates;
    }

    /** One named change with what was given for it. */
    private record Part(String name, Map<String, String> given) {}

    /** The scenario; a change without a day starts on {@code otherwise}. 400 when a name or number is not known. */
    public Scenario scenario(String asked, LocalDate otherwise) {
        List<Part> parts = parts(asked);
        String document = "urn:digital-me:scenario:" + asked.replaceAll("[^A-Za-z0-9,=._:-]", "_");
        IRI scenario = Values.iri(document + "#scenario");
        Model model = new LinkedHashModel();
        model.add(scenario, RDF.TYPE, DM.term("Scenario"));
        String from = parts.get(0).given().getOrDefault(FROM, otherwise.toString());
        for (int i = 0; i < parts.size(); i++) {
            IRI change = Values.iri(document + "#change" + (i + 1));
            model.add(scenario, DM.term("hasChange"), change);
            write(model, change, parts.get(i), from);
        }
        model.add(scenario, DCTERMS.TITLE, Values.literal(label(parts, "nl"), "nl"));
        model.add(scenario, DCTERMS.TITLE, Values.literal(label(parts, "en"), "en"));
        return Scenario.of(asked, document, model);
    }

    private List<Part> parts(String asked) {
        List<Part> parts = new ArrayList<>();
        for (String word : asked.split(",", -1)) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                template(word.strip());
                parts.add(new Part(word.strip(), new LinkedHashMap<>()));
            } else if (parts.isEmpty()) {
                throw unknown(word);
            } else {
                Part part = parts.get(parts.size() - 1);
                part.given()
                        .put(
                                word.substring(0, equals).strip(),
                                word.substring(equals + 1).strip());
            }
        }
        parts.forEach(this::checkNames);
        return parts;
    }

    private void checkNames(Part part) {
        List<String> names =
                parameters(part.name()).stream().map(this::notation).toList();
        for (String name : part.given().keySet()) {
            if (!names.contains(name) && !name.equals(FROM) && !name.equals(THROUGH)) {
                throw PodProblem.badRequest("The scenario %s takes %s, and not %s."
                        .formatted(part.name(), String.join(", ", with(names, FROM, THROUGH)), clean(name)));
            }
        }
    }

    private static List<String> with(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return all;
    }

    private IRI template(String name) {
        return Models.subjectIRIs(templates.filter(null, SKOS.NOTATION, Values.literal(name))).stream()
                .filter(each -> templates.contains(each, RDF.TYPE, DM.term("ScenarioTemplate")))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    private PodProblem unknown(String name) {
        String known = Models.subjectIRIs(templates.filter(null, RDF.TYPE, DM.term("ScenarioTemplate"))).stream()
                .map(this::notation)
                .sorted()
                .collect(Collectors.joining(", "));
        return PodProblem.badRequest(
                ("There is no ready-made scenario \"%s\". Name a document of the pod, or one of %s, for"
                                + " example scenario=job,hours=16,wage=14.99,from=2026-09-01.")
                        .formatted(clean(name), known));
    }

    private static String clean(String name) {
        return name.replaceAll("[^A-Za-z0-9._ -]", "?").substring(0, Math.min(40, name.length()));
    }

    private List<IRI> parameters(String name) {
        return templates.filter(template(name), DM.term("takes"), null).objects().stream()
                .map(IRI.class::cast)
                .toList();
    }

    private String notation(IRI subject) {
        return Models.getPropertyString(templates, subject, SKOS.NOTATION).orElseThrow();
    }

    private void write(Model model, IRI change, Part part, String from) {
        IRI template = template(part.name());
        model.add(
                change,
                RDF.TYPE,
                Models.getPropertyIRI(templates, template, DM.term("makes")).orElseThrow());
        Models.getPropertyIRI(templates, template, DM.term("isKind"))
                .ifPresent(kind -> model.add(change, DM.term("kind"), kind));
        model.add(
                change, Values.iri(SCHEMA, "validFrom"), day(FROM, part.given().getOrDefault(FROM, from)));
        Optional.ofNullable(part.given().get(THROUGH))
                .ifPresent(last -> model.add(change, Values.iri(SCHEMA, "validThrough"), day(THROUGH, last)));
        for (IRI parameter : parameters(part.name())) {
            IRI property = Models.getPropertyIRI(templates, parameter, DM.term("fills"))
                    .orElseThrow();
            model.add(change, property, value(model, change, parameter, given(part, parameter)));
        }
    }

    private String given(Part part, IRI parameter) {
        String name = notation(parameter);
        return Optional.ofNullable(part.given().get(name))
                .or(() -> Models.getPropertyString(templates, parameter, Values.iri(SCHEMA, "defaultValue")))
                .orElseThrow(() ->
                        PodProblem.badRequest("The scenario %s needs a value: %s=….".formatted(part.name(), name)));
    }

    private Value value(Model model, IRI change, IRI parameter, String given) {
        String name = notation(parameter);
        if (templates.contains(parameter, DM.term("isDay"), Values.literal(true))) {
            return day(name, given);
        }
        Literal number = Values.literal(number(name, given));
        if (!templates.contains(parameter, DM.term("isAmount"), Values.literal(true))) {
            return number;
        }
        IRI amount = Values.iri(change + "-" + name);
        model.add(amount, RDF.TYPE, Values.iri(SCHEMA, "MonetaryAmount"));
        model.add(amount, Values.iri(SCHEMA, "value"), number);
        model.add(amount, Values.iri(SCHEMA, "currency"), Values.literal("EUR"));
        return amount;
    }

    private static BigDecimal number(String name, String given) {
        try {
            BigDecimal number = new BigDecimal(given.substring(0, Math.min(20, given.length())));
            if (number.signum() >= 0 && number.compareTo(MOST) <= 0 && number.scale() <= 4 && number.scale() >= 0) {
                return number;
            }
        } catch (NumberFormatException odd) {
            // said below, as for any other number that is not accepted
        }
        throw PodProblem.badRequest(
                "%s is a number of at least 0, such as %s=16 or %s=14.99.".formatted(name, name, name));
    }

    private static Literal day(String name, String given) {
        try {
            return Values.literal(LocalDate.parse(given));
        } catch (DateTimeException odd) {
            throw PodProblem.badRequest("%s is a day such as %s=2026-09-01.".formatted(name, name));
        }
    }

    // As people say it: € 200, 1 oktober 2026, 16,5.
    private Words told(IRI parameter, String given) {
        if (templates.contains(parameter, DM.term("isDay"), Values.literal(true))) {
            return Told.day(LocalDate.parse(given));
        }
        BigDecimal number = new BigDecimal(given);
        return templates.contains(parameter, DM.term("isAmount"), Values.literal(true))
                ? Months.money(Euro.rounded(number, RoundingMode.HALF_UP)).map(text -> text.replaceFirst("[.,]00$", ""))
                : new Words(number.toPlainString().replace('.', ','), number.toPlainString());
    }

    private String label(List<Part> parts, String language) {
        return parts.stream().map(part -> label(part, language)).collect(Collectors.joining("; "));
    }

    private String label(Part part, String language) {
        String text = Models.getPropertyLiterals(templates, template(part.name()), RDFS.LABEL).stream()
                .filter(each -> each.getLanguage().filter(language::equals).isPresent())
                .map(Literal::getLabel)
                .findFirst()
                .orElseThrow();
        for (IRI parameter : parameters(part.name())) {
            text = text.replace(
                    "{" + notation(parameter) + "}",
                    told(parameter, given(part, parameter)).in(language));
        }
        return text;
    }
}
