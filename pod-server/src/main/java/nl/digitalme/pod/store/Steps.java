package nl.digitalme.pod.store;

import io.vertx.core.buffer.Buffer;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;

/** Takes the steps of one edit, in order, on a draft of its own. */
final class Steps {
    /**
     * Where a pod remembers the versions of its last edits that wrote nothing: what they did leaves no version behind
     * by which a repetition could be recognised.
     */
    static final String DONE_BEFORE = ".edits";

    /** The end of the addresses at which containers remember the version of their listing. */
    static final String LISTING = "\u0001.meta";

    private static final Content EMPTY = new Content.Inline("text/turtle", Buffer.buffer());
    private static final int REMEMBERED = 32;

    private final Draft draft;
    private final Edit edit;

    Steps(Draft draft, Edit edit) {
        this.draft = draft;
        this.edit = edit;
    }

    /** True when the edit was done before; the draft then holds what stands now. */
    boolean run() {
        boolean writes = edit.steps().stream().anyMatch(Edit.Put.class::isInstance);
        if (writes ? isInPlace() : isRemembered()) {
            edit.steps().forEach(step -> draft.put(step.target(), draft.read(step.target())));
            return true;
        }
        edit.steps().forEach(this::take);
        if (!writes) {
            requirePod();
            remember();
        }
        return false;
    }

    /** Counts what the steps came to; fails with 507 when the pod may not hold that much. */
    void count(long bytes) {
        if (bytes != 0) {
            ResourceId place = Usage.at(edit.pod());
            write(place, Usage.of(draft.read(place)).plus(bytes).toContent());
        }
    }

    /** Remembers, for each container, which edit last changed something among its members. */
    void stamp(Set<ResourceId> containers) {
        for (ResourceId container : containers) {
            ResourceId place = listingStamp(container);
            if (exists(container)) {
                write(place, EMPTY);
            } else if (exists(place)) {
                draft.put(place, Lookup.MISSING);
            }
        }
    }

    /** Where the version of a container's listing stands: an address that no URL has, and that is no member. */
    static ResourceId listingStamp(ResourceId container) {
        return new ResourceId(container.pod(), container.path() + LISTING);
    }

    private boolean isInPlace() {
        return edit.steps().stream()
                .anyMatch(step -> step instanceof Edit.Put
                        && draft.read(step.target()) instanceof Lookup.Found found
                        && found.version().equals(edit.version()));
    }

    private boolean isRemembered() {
        Buffer done = done();
        for (int i = 0; i < done.length(); i += Long.BYTES) {
            if (done.getLong(i) == edit.version().value()) {
                return true;
            }
        }
        return false;
    }

    private ResourceId doneBefore() {
        return new ResourceId(edit.pod(), DONE_BEFORE);
    }

    private Buffer done() {
        return draft.read(doneBefore()) instanceof Lookup.Found found
                        && found.content() instanceof Content.Inline inline
                ? inline.bytes()
                : Buffer.buffer();
    }

    private void remember() {
        Buffer last = done();
        int from = Math.max(0, last.length() - (REMEMBERED - 1) * Long.BYTES);
        Buffer now = Buffer.buffer()
                .appendBuffer(last.slice(from, last.length()))
                .appendLong(edit.version().value());
        write(doneBefore(), new Content.Inline("application/octet-stream", now));
    }

    private void take(Edit.Step step) {
        if (!step.target().pod().equals(edit.pod())) {
            throw new IllegalArgumentException("An edit changes one pod.");
        }
        if (step instanceof Edit.Put put) {
            put(put);
        } else if (step instanceof Edit.Allow allow) {
            requirePod();
            write(
                    allow.target(),
                    Usage.of(draft.read(allow.target())).allowing(allow.bytes()).toContent());
        } else {
            delete(step);
        }
    }

    private void put(Edit.Put put) {
        if (!put.target().isRoot()) {
            requirePod();
        }
        Lookup now = draft.read(put.target());
        check(put.expect(), now);
        if (now instanceof Lookup.Missing) {
            makeRoomFor(put.target());
        }
        write(put.target(), put.content());
    }

    private void requirePod() {
        if (!exists(ResourceId.root(edit.pod()))) {
            throw PodProblem.notFound();
        }
    }

    private static void check(Expect expect, Lookup now) {
        boolean fits = expect instanceof Expect.Anything
                || (expect instanceof Expect.Absent && now instanceof Lookup.Missing)
                || (expect instanceof Expect.At at && isAt(at.version(), now));
        if (!fits) {
            throw PodProblem.changedMeanwhile();
        }
    }

    private static boolean isAt(Version version, Lookup now) {
        return now instanceof Lookup.Found found && found.version().equals(version);
    }

    private void makeRoomFor(ResourceId target) {
        if (target.isAuxiliary() && !exists(target.subject())) {
            throw PodProblem.conflict("This belongs to a resource that is not there. Make that first.");
        }
        if (target.isRoot()) {
            return;
        }
        refuseTwin(target);
        ResourceId parent = target.parent().orElseThrow();
        if (!exists(parent)) {
            // Solid Protocol section 5.3: the server makes the containers that a new resource needs.
            makeRoomFor(parent);
            write(parent, EMPTY);
        }
    }

    // Solid Protocol section 3.1: two addresses that differ in the closing slash only cannot both exist.
    private void refuseTwin(ResourceId target) {
        String path = target.path();
        String twin = target.isContainer() ? path.substring(0, path.length() - 1) : path + "/";
        if (exists(new ResourceId(edit.pod(), twin))) {
            throw PodProblem.conflict(
                    target.isContainer()
                            ? "A document of this name exists, so there can be no container of this name."
                            : "A container of this name exists, so there can be no document of this name.");
        }
    }

    private void delete(Edit.Step step) {
        ResourceId target = step.target();
        Lookup now = draft.read(target);
        check(step.expect(), now);
        if (now instanceof Lookup.Missing) {
            throw PodProblem.notFound();
        }
        if (target.isRoot()) {
            throw PodProblem.conflict("The root container stays as long as its pod.");
        }
        if (target.isContainer() && draft.hasMember(target, any -> true)) {
            throw PodProblem.conflict("The container is not empty. Delete what is in it first.");
        }
        remove(target);
    }

    private void remove(ResourceId target) {
        draft.put(target, Lookup.MISSING);
        for (ResourceId auxiliary : new ResourceId[] {target.acl(), target.meta()}) {
            if (exists(auxiliary)) {
                remove(auxiliary);
            }
        }
    }

    private void write(ResourceId target, Content content) {
        draft.put(target, new Lookup.Found(edit.version(), edit.at().truncatedTo(ChronoUnit.MILLIS), content));
    }

    private boolean exists(ResourceId id) {
        return draft.read(id) instanceof Lookup.Found;
    }
}
