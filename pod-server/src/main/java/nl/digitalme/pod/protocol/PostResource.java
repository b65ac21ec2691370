package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.Map;
import nl.digitalme.pod.access.Decision;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/** POST to a container (Solid Protocol 0.11.0 section 5.3): makes a member under a name that the server gives. */
final class PostResource implements Operation {
    private static final int TRIES = 8;

    private final Gate gate;
    private final PodStore store;
    private final Intake intake;
    private final Written written;
    private final Addresses addresses;

    PostResource(Gate gate, PodStore store, Intake intake, Written written, Addresses addresses) {
        this.gate = gate;
        this.store = store;
        this.intake = intake;
        this.written = written;
        this.addresses = addresses;
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        return gate.pass(request, "append", Gate.Need.of(request.target(), Mode.APPEND))
                .compose(decision -> requireContainer(request)
                        .compose(container -> create(request, decision))
                        .recover(failed -> gate.failed(request, "append", decision, failed)));
    }

    private Future<ResourceId> requireContainer(PodRequest request) {
        ResourceId target = request.target();
        return store.read(target).map(now -> {
            if (target.isReserved()) {
                throw ProtocolProblems.methodNotAllowed("This address belongs to the server.");
            }
            if (now instanceof Lookup.Missing) {
                throw PodProblem.notFound();
            }
            if (!target.isContainer()) {
                throw ProtocolProblems.methodNotAllowed("Only a container takes new members.");
            }
            return target;
        });
    }

    private Future<PodResponse> create(PodRequest request, Decision decision) {
        String mediaType = MediaType.of(request);
        boolean container = request.headers().linkTypes().stream().anyMatch(Written::isContainerType);
        String name = request.headers().slug().map(Names::from).orElseGet(Names::random);
        return free(request.target(), name, container, TRIES).compose(member -> written.expect(request, Lookup.MISSING)
                .compose(ok -> intake.take(request, member, mediaType))
                .compose(content -> place(request, decision, member, content, TRIES)));
    }

    // A name that is taken, with or without a slash, gets something random behind it.
    private Future<ResourceId> free(ResourceId container, String name, boolean isContainer, int tries) {
        ResourceId document = container.child(name);
        ResourceId folder = container.child(name + "/");
        return Future.all(store.read(document), store.read(folder)).compose(both -> {
            boolean taken = both.<Lookup>list().stream().anyMatch(Lookup.Found.class::isInstance);
            return taken && tries > 0
                    ? free(container, name + "-" + Names.random().substring(0, 6), isContainer, tries - 1)
                    : Future.succeededFuture(isContainer ? folder : document);
        });
    }

    private Future<PodResponse> place(
            PodRequest request, Decision decision, ResourceId member, Content content, int tries) {
        Edit edit = Edit.of(member.pod(), new Edit.Put(member, Expect.ABSENT, content));
        return store.commit(gate.logging(edit, request, "append", 201, decision))
                .map(version -> written.answer(201, member, version, Map.entry("Location", addresses.iri(member))))
                .recover(failed -> {
                    if (isTaken(failed) && tries > 1) {
                        return place(request, decision, renamed(member), content, tries - 1);
                    }
                    intake.giveUp(member, content);
                    return Future.failedFuture(failed);
                });
    }

    private static boolean isTaken(Throwable failed) {
        return failed instanceof PodProblem problem && (problem.status() == 412 || problem.status() == 409);
    }

    private static ResourceId renamed(ResourceId member) {
        String name =
                member.isContainer() ? member.name().substring(0, member.name().length() - 1) : member.name();
        String slash = member.isContainer() ? "/" : "";
        return member.parent().orElseThrow().child(name + "-" + Names.random().substring(0, 6) + slash);
    }
}
