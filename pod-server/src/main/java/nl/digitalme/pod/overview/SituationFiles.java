package nl.digitalme.pod.overview;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.facts.FactSource;

/**
 * A household in files instead of a pod: a folder with Turtle documents that lie as they would in a pod, one Turtle
 * document, or a JSON file with facts. The citizen is {@code profile/card#me}, relative to the folder.
 */
public final class SituationFiles {
    private static final String POD = "https://pod.example/situation/";
    private static final String TURTLE = ".ttl";

    private SituationFiles() {}

    /** The overview of what lies there. */
    public static Household.View view(Household household, Path situation, Period period) {
        if (situation.toString().endsWith(".json")) {
            return household.view(POD + "profile/card#me", SituationJson.read(text(situation), POD), List.of(), period);
        }
        return household.view(POD + "profile/card#me", documents(situation), period);
    }

    /** As {@link #view(Household, Path, Period)}, with scenarios: Turtle files, or ready-made ones with their numbers. */
    public static Household.View view(Household household, Path situation, List<String> scenarios, Period period) {
        if (scenarios.isEmpty()) {
            return view(household, situation, period);
        }
        if (situation.toString().endsWith(".json")) {
            throw PodProblem.badRequest("A situation of plain facts has no documents that a scenario could change.");
        }
        List<Scenario> read = scenarios.stream()
                .map(asked -> Files.isRegularFile(Path.of(asked))
                        ? scenario(asked, Path.of(asked))
                        : household.readyMade(asked, period))
                .toList();
        return household.view(POD + "profile/card#me", documents(situation), read, period);
    }

    private static Scenario scenario(String asked, Path file) {
        String iri = POD + "vault/scenarios/" + file.getFileName();
        return Scenario.of(asked, iri, RdfDocument.parse(Buffer.buffer(text(file)), RdfFormat.TURTLE, iri));
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
