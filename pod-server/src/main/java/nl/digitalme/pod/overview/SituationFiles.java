package nl.digitalme.pod.overview;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.facts.FactSource;
import nl.digitalme.pod.rules.facts.Reading;

/**
 * A household in files instead of a pod: a folder with Turtle documents that lie as they would in a pod, one Turtle
 * document, or a JSON file with facts. The citizen is {@code profile/card#me}, relative to the folder.
 */
public final class SituationFiles {
    private static final String POD = "https://pod.example/situation/";
    private static final String ME = POD + "profile/card#me";
    private static final String ADDRESS = POD + ".overview";
    private static final String TURTLE = ".ttl";

    private SituationFiles() {}

    /** The overview of the documents that lie there. */
    static Household.View view(Household household, Path situation, Period period) {
        return household.view(ME, documents(situation), period);
    }

    /** The answer to a question about what lies there; {@code parameters} are those of the overview's address. */
    public static String answer(
            Household household, Path situation, Map<String, List<String>> parameters, Format format, String language) {
        Question question = new Question(parameters);
        YearMonth now = YearMonth.now(ZoneId.of("Europe/Amsterdam"));
        if (situation.toString().endsWith(".json")) {
            Reading facts = SituationJson.read(text(situation), POD, household.notions());
            if (question.needsDocuments()) {
                throw PodProblem.badRequest("A situation in JSON has no documents to lay a scenario over or to compare"
                        + " with: scenario, replay, view=hours and view=wage need a folder with Turtle documents.");
            }
            Household.View view = household.view(ME, facts, question.period(now));
            return Answers.write(view, question, ADDRESS + question.query(), format, language);
        }
        Asker asker = new Asker(ME, documents(situation), SituationFiles::document, ADDRESS + question.query(), now);
        return new Answers(household, asker, question).write(format, language);
    }

    private static Asker.Document document(String file) {
        String iri = POD + "vault/scenarios/" + Path.of(file).getFileName();
        return new Asker.Document(iri, RdfDocument.parse(Buffer.buffer(text(Path.of(file))), RdfFormat.TURTLE, iri));
    }

    static List<FactSource> documents(Path situation) {
        if (!Files.isDirectory(situation)) {
            return List.of(source(situation, POD + "situation"));
        }
        try (Stream<Path> files = Files.walk(situation)) {
            return files.filter(file -> file.toString().endsWith(TURTLE))
                    .sorted()
                    .map(file -> source(file, POD + name(situation, file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String name(Path folder, Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        return name.substring(0, name.length() - TURTLE.length());
    }

    private static FactSource source(Path file, String iri) {
        return FactSource.of(iri, RdfDocument.parse(Buffer.buffer(text(file)), RdfFormat.TURTLE, iri));
    }

    private static String text(Path file) {
        if (!Files.exists(file)) {
            throw PodProblem.badRequest("There is no file or folder " + file + ".");
        }
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
