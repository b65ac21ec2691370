package nl.digitalme.pod.overview;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
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
 * at that moment, for its owner only. With {@code why=<line>/<month>} the reasons behind one amount.
 */
public final class Overview implements Operation {
    /** Where it is in a pod. */
    public static final String PATH = ".overview";

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

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
        String pod = request.target().pod();
        return citizen(request).compose(citizen -> Future.all(household, documents.find(pod))
                .compose(both -> vertx.executeBlocking(
                        () -> render(request, citizen, both.resultAt(0), both.resultAt(1)), false)));
    }

    // The owner only: what all agencies together know of somebody is nobody else's business, whatever the ACLs say.
    private Future<String> citizen(PodRequest request) {
        ResourceId root = ResourceId.root(request.target().pod());
        return gate.pass(request, "read", new Gate.Need(root, Set.of(Mode.CONTROL)))
                .compose(decision -> decision.byOwner() ? Future.succeededFuture() : refuse(request, decision))
                .compose(passed -> store.read(PodRecord.at(root.pod())))
                .map(lookup -> lookup.found().orElseThrow(PodProblem::notFound))
                .map(found -> PodRecord.from(found.content()).owners().get(0).iri());
    }

    private Future<Void> refuse(PodRequest request, Decision decision) {
        PodProblem refusal = request.caller().isAuthenticated() ? PodProblem.noAccess() : PodProblem.signInFirst();
        return gate.logged(request, "read", refusal.status(), decision).compose(logged -> Future.failedFuture(refusal));
    }

    private PodResponse render(PodRequest request, String citizen, Household home, List<PodStore.Entry> found) {
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
        return respond(format, language, new Answers(home, asker, question).write(format, language));
    }

    private static PodResponse respond(Format format, String language, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", format.mediaType());
        headers.put("Cache-Control", "no-store");
        headers.put("Vary", "Accept, Accept-Language, Authorization");
        if (format == Format.HTML) {
            headers.put("Content-Language", language);
            headers.put("Content-Security-Policy", HtmlPage.POLICY);
            headers.put("Referrer-Policy", "no-referrer");
        }
        return PodResponse.of(200, headers, new PodResponse.Bytes(Buffer.buffer(body)));
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
