package nl.digitalme.pod.overview;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.pages.HtmlPage;
import nl.digitalme.pod.overview.pages.Language;
import nl.digitalme.pod.protocol.Gate;
import nl.digitalme.pod.protocol.Method;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.PodRequest;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;

/**
 * {@code {pod}.overview?from=2026-01&months=12}: what comes in and goes out per month, computed from what is in the pod
 * at that moment, for its owner and for who may read all of that. With {@code why=<line>/<month>} the reasons behind one amount.
 */
public final class Overview implements Operation {
    /** Where it is in a pod. */
    public static final String PATH = ".overview";

    static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final Vertx vertx;
    private final PodStore store;
    private final Gate gate;
    private final Addresses addresses;
    private final PodDocuments documents;
    private final Future<Household> household;

    private Overview(Vertx vertx, PodStore store, Gate gate, Addresses addresses, Callable<Schemes> schemes) {
        this.vertx = vertx;
        this.store = store;
        this.gate = gate;
        this.addresses = addresses;
        this.documents = new PodDocuments(store, addresses);
        // Reading some hundred rules takes a second: the server does not wait for it, the first overview does.
        this.household = vertx.executeBlocking(() -> Household.with(schemes.call()), false);
    }

    /** Loads the schemes in the background; an overview asked for meanwhile waits for them. */
    public static Overview loading(
            Vertx vertx, PodStore store, Gate gate, Addresses addresses, Callable<Schemes> schemes) {
        return new Overview(vertx, store, gate, addresses, schemes);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        if (request.method() != Method.GET && request.method() != Method.HEAD) {
            return Future.failedFuture(PodProblem.of(405, "The overview can only be read."));
        }
        return gate.isOwner(request).compose(owner -> owner ? forOwner(request) : forReader(request));
    }

    private Future<PodResponse> forOwner(PodRequest request) {
        return documents.find(request.target().pod()).compose(found -> computed(request, found));
    }

    // Who may read everything that it is computed from learns nothing new from it; whoever may not gets nothing at all,
    // since an overview of half the documents would be wrong. The folders too: an empty one says something as well.
    private Future<PodResponse> forReader(PodRequest request) {
        String pod = request.target().pod();
        return gate.pass(request, "read", PodDocuments.folders(pod)).compose(decision -> documents
                .find(pod)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : gate.pass(request, "read", PodDocuments.needs(found)).map(found))
                .compose(found -> gate.answered(request, "read", decision, computed(request, found))));
    }

    private Future<PodResponse> computed(PodRequest request, List<PodStore.Entry> found) {
        return Future.all(household, citizen(request.target().pod()))
                .compose(both ->
                        vertx.executeBlocking(() -> render(request, both.resultAt(1), both.resultAt(0), found), false));
    }

    private Future<String> citizen(String pod) {
        return store.read(PodRecord.at(pod))
                .map(lookup -> lookup.found().orElseThrow(PodProblem::notFound))
                .map(found -> PodRecord.from(found.content()).owners().get(0).iri());
    }

    private PodResponse render(PodRequest request, String citizen, Household home, List<PodStore.Entry> found) {
        Format format = Format.of(request.headers().accept());
        String language = Language.of(request.headers().language());
        try {
            return respond(200, format, language, text(request, citizen, home, found));
        } catch (PodProblem problem) {
            if (format != Format.HTML && format != Format.TABLE) {
                throw problem; // programs get it as problem+json
            }
            return respond(problem.status(), format, language, format.write(new ProblemAnswer(problem), language));
        }
    }

    private String text(PodRequest request, String citizen, Household home, List<PodStore.Entry> found) {
        Format format = Format.of(request.headers().accept());
        String language = Language.of(request.headers().language());
        Asker asker = new Asker(
                citizen,
                found.stream()
                        .filter(PodDocuments::isSource)
                        .map(documents::source)
                        .toList(),
                asked -> document(request, found, asked),
                addresses.iri(request.target()) + "?" + request.headers().query(),
                YearMonth.now(HERE));
        Question question = new Question(request.headers().parameters());
        return new Answers(home, asker, question).write(format, language);
    }

    private static PodResponse respond(int status, Format format, String language, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", format.mediaType());
        headers.put("Cache-Control", "no-store");
        headers.put("Vary", "Accept, Accept-Language, Authorization");
        if (format == Format.HTML) {
            headers.put("Content-Language", language);
            headers.put("Content-Security-Policy", HtmlPage.POLICY);
            headers.put("Referrer-Policy", "no-referrer");
        }
        return PodResponse.of(status, headers, new PodResponse.Bytes(Buffer.buffer(body)));
    }

    // It must be among the documents that were found: so whoever may see the answer may see it.
    private Asker.Document document(PodRequest request, List<PodStore.Entry> found, String asked) {
        String iri = asked.contains("://")
                ? asked
                : addresses.podRoot(request.target().pod()) + asked;
        return found.stream()
                .filter(entry -> addresses.iri(entry.id()).equals(iri))
                .findFirst()
                .map(entry -> new Asker.Document(iri, documents.model(entry)))
                .orElseThrow(() -> PodProblem.of(
                        404, "There is no document at that address, below official/ or vault/ of this pod."));
    }
}
