package nl.digitalme.pod.overview;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.rules.facts.FactSource;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.util.Values;

/** A pod on any Solid server, read over HTTP by its owner's own program: the same overview, wherever the pod is. */
public final class RemotePod {
    private static final IRI CONTAINS = Values.iri("http://www.w3.org/ns/ldp#contains");
    private static final List<String> FOLDERS = List.of("official/", "vault/");
    private static final String STORED = "vault/overviews/";
    private static final String RDF = "text/turtle, application/ld+json;q=0.9, application/n-triples;q=0.8";
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final int MOST = 2_000;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIME)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String root;
    private final Optional<RemoteLogin> login;

    private RemotePod(String root, Optional<Credentials> credentials) throws IOException, InterruptedException {
        this.root = root.endsWith("/") ? root : root + "/";
        this.login = credentials.isEmpty()
                ? Optional.empty()
                : Optional.of(RemoteLogin.at(
                        http,
                        credentials.get().issuer(),
                        credentials.get().clientId(),
                        credentials.get().secret()));
    }

    /** With which the owner's program logs in. */
    public record Credentials(URI issuer, String clientId, String secret) {}

    /** A pod, whose it is, and how to log in; without credentials only what is public is read. */
    public record Where(String pod, String webId, Optional<Credentials> credentials) {}

    /** The answer to a question about what stands in that pod; {@code parameters} are those of the overview's address. */
    public static String answer(
            Household household, Where where, Map<String, List<String>> parameters, Format format, String language) {
        try {
            RemotePod pod = new RemotePod(where.pod(), where.credentials());
            Question question = new Question(parameters);
            Asker asker = new Asker(
                    where.webId(),
                    pod.documents(),
                    asked -> pod.document(asked.contains("://") ? asked : pod.root + asked),
                    pod.root + Overview.PATH + question.query(),
                    YearMonth.now(ZoneId.of("Europe/Amsterdam")));
            return new Answers(household, asker, question).write(format, language);
        } catch (IOException unreachable) {
            throw PodProblem.of(502, "The server of %s does not answer.".formatted(where.pod()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PodProblem.busy();
        }
    }

    private List<FactSource> documents() {
        List<FactSource> found = new ArrayList<>();
        for (String folder : FOLDERS) {
            collect(root + folder, found);
        }
        return found;
    }

    private void collect(String container, List<FactSource> found) {
        if (container.equals(root + STORED)) {
            return; // kept answers are no source of the next one
        }
        Optional<Model> listing = get(container);
        for (Value member : listing.map(model ->
                        model.filter(Values.iri(container), CONTAINS, null).objects())
                .orElse(java.util.Set.of())) {
            String address = member.stringValue();
            if (!address.startsWith(container) || address.equals(container)) {
                continue; // a listing may name anything; only what lies inside is followed
            }
            if (address.endsWith("/")) {
                collect(address, found);
            } else {
                get(address).ifPresent(model -> found.add(FactSource.of(address, model)));
            }
            if (found.size() > MOST) {
                throw PodProblem.of(413, "The overview reads up to %d documents.".formatted(MOST));
            }
        }
    }

    private Asker.Document document(String address) {
        return new Asker.Document(
                address,
                get(address).orElseThrow(() -> PodProblem.of(404, "There is no RDF document at " + address + ".")));
    }

    // A folder that is not there holds nothing; one that may not be read makes the overview wrong, so that is an error.
    private Optional<Model> get(String address) {
        try {
            URI target = URI.create(address);
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(target).timeout(TIME).header("Accept", RDF);
            login.ifPresent(each -> each.sign(request, target));
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return switch (answer.statusCode()) {
                case 200 -> parsed(address, answer);
                case 404, 406, 410 -> Optional.empty();
                default ->
                    throw PodProblem.of(
                            answer.statusCode() == 401 ? 401 : 403,
                            "%s answered %d: without it the overview would be wrong."
                                    .formatted(address, answer.statusCode()));
            };
        } catch (IOException unreachable) {
            throw PodProblem.of(502, "The server of %s does not answer.".formatted(address));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw PodProblem.busy();
        }
    }

    private static Optional<Model> parsed(String address, HttpResponse<byte[]> answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .flatMap(RdfFormat::of)
                .map(format -> RdfDocument.parse(Buffer.buffer(answer.body()), format, address));
    }
}
