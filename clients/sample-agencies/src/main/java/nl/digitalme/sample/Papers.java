package nl.digitalme.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.digitalme.agency.AgencyClient;
import nl.digitalme.agency.When;
import nl.digitalme.vocab.VocabFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/**
 * The Turtle documents that an agency delivers: all files {@code *.ttl} of a folder, by their path in it, without the
 * ending. Relative addresses in them are relative to the document in the pod.
 */
public final class Papers {
    private static final String ENDING = ".ttl";

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Where the documents are. Without it: those of Katja, which come with this program.")
    private @Nullable Path folder;

    /** Puts them all in the agency's container in the pod; what is there already is replaced. */
    public void deliver(String agency, Desk desk) {
        AgencyClient client = desk.client();
        documents(agency)
                .forEach((name, turtle) ->
                        desk.done("PUT", client.put(desk.at("official/" + agency + "/" + name), turtle, When.ALWAYS)));
    }

    private Map<String, String> documents(String agency) {
        Path from = folder == null ? ofKatja(agency) : folder;
        try (Stream<Path> files = Files.walk(from)) {
            Map<String, String> documents = new TreeMap<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ENDING)).toList()) {
                String name = from.relativize(file).toString().replace('\\', '/');
                documents.put(name.substring(0, name.length() - ENDING.length()), Files.readString(file));
            }
            return documents;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The documents in " + from + " cannot be read.", unreadable);
        }
    }

    private static Path ofKatja(String agency) {
        return VocabFiles.file("/demo/katja/official/brp/persons.ttl")
                .resolveSibling("../" + agency)
                .normalize();
    }
}
