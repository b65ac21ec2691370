package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.rdf.RdfLimits;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;

/** From an allowed patch and the newest state of its document to the edit that makes the change. */
final class Drafting {
    private final Gate gate;
    private final Intake intake;
    private final Written written;
    private final Workers workers;
    private final BodyLimits limits;

    Drafting(Gate gate, Intake intake, Written written, Workers workers, BodyLimits limits) {
        this.gate = gate;
        this.intake = intake;
        this.written = written;
        this.workers = workers;
        this.limits = limits;
    }

    Future<PatchLanes.Draft> draft(Patching patching, OpenDocument now) {
        if (now.exists() != patching.existed()) {
            return Future.failedFuture(new PatchLanes.StartOver());
        }
        // The conditions are the client's; that nobody came between is ours to see to, and what the edit expects.
        return written.expect(patching.request(), now.lookup())
                .compose(met -> workers.sized(work(patching, now), () -> amend(patching, now)))
                .compose(amendment -> finish(patching, now, amendment));
    }

    // Adding costs the same for any document; the rest grows with it, and a search may take a while in any.
    private static int work(Patching patching, OpenDocument now) {
        if (patching.patch().reads()) {
            return Integer.MAX_VALUE;
        }
        return patching.patch().removes() ? now.bytes().length() : 0;
    }

    private static Amendment amend(Patching patching, OpenDocument now) {
        Amendment amendment = Amendment.make(now, patching.patch().on(now.statements()));
        if (!now.exists() && now.statements().isEmpty()) {
            throw PodProblem.conflict("There is nothing at this address, and the patch puts nothing there.");
        }
        return amendment;
    }

    private Future<PatchLanes.Draft> finish(Patching patching, OpenDocument now, Amendment amendment) {
        PodRequest request = patching.request();
        return intake.check(request, request.target(), now.statements())
                .compose(checked ->
                        workers.sized(amendment.canAppend() ? 0 : now.bytes().length(), amendment::text))
                .map(text -> draft(patching, now, text, amendment.canAppend()))
                .onFailure(refused -> amendment.undo());
    }

    private PatchLanes.Draft draft(Patching patching, OpenDocument now, Buffer text, boolean appended) {
        PodRequest request = patching.request();
        ResourceId target = request.target();
        requireSize(now, text, limits.rdf(target));
        Content.Inline content = new Content.Inline(now.content().mediaType(), text);
        Expect expect = now.lookup() instanceof Lookup.Found found ? Expect.at(found.version()) : Expect.ABSENT;
        Edit edit = gate.logging(
                Edit.of(target.pod(), new Edit.Put(target, expect, content)),
                request,
                patching.action(),
                patching.status(),
                patching.decision());
        Lookup.Found found = new Lookup.Found(edit.version(), edit.at(), content);
        int settled = appended ? now.settled() : text.length();
        return new PatchLanes.Draft(edit, new OpenDocument(found, content, now.statements(), settled, now.durable()));
    }

    private static void requireSize(OpenDocument now, Buffer text, long limit) {
        if (text.length() > limit) {
            throw PodProblem.tooLarge(limit);
        }
        if (now.statements().size() > RdfLimits.DEFAULT.statements()) {
            throw PodProblem.of(
                    413, "The document would hold too many statements. Spread them over several documents.");
        }
    }

    PodResponse answer(Patching patching, Version version) {
        return written.answer(patching.status(), patching.request().target(), version);
    }
}
