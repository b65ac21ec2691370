package nl.digitalme.pod.store;

import io.vertx.core.buffer.Buffer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;

/**
 * How much a pod holds and how much it may hold, in bytes: of all contents, large ones included, and of the paths that
 * they stand at, so that empty documents are not free. Counted by the commits themselves, each as much as it changes;
 * the access log, which others fill, does not count.
 */
public record Usage(long used, long allowed) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    private static final Usage NOTHING = new Usage(0, UNLIMITED);
    private static final String PATH = ".usage";

    /** Where a pod keeps its own; a store writes it, and shows it to nobody. */
    static ResourceId at(String pod) {
        return new ResourceId(pod, PATH);
    }

    static boolean isAt(ResourceId id) {
        return id.path().equals(PATH);
    }

    /** What stands there; nothing at all is nothing used, without a limit. */
    public static Usage of(Lookup lookup) {
        if (lookup instanceof Lookup.Found found && found.content() instanceof Content.Inline inline) {
            return new Usage(inline.bytes().getLong(0), inline.bytes().getLong(Long.BYTES));
        }
        return NOTHING;
    }

    Content toContent() {
        return new Content.Inline(
                "application/octet-stream", Buffer.buffer().appendLong(used).appendLong(allowed));
    }

    /** What a resource counts for. */
    static long of(ResourceId id, Lookup there) {
        return there instanceof Lookup.Found found
                ? id.path().length() + found.content().length()
                : 0;
    }

    /** With what stands somewhere taken away. */
    public Usage without(ResourceId id, Lookup there) {
        return new Usage(Math.max(0, used - of(id, there)), allowed);
    }

    Usage allowing(long bytes) {
        return new Usage(used, bytes);
    }

    /**
     * After a change of so many bytes. Taking something away is always allowed.
     *
     * @throws PodProblem 507 when it would be more than is allowed
     */
    Usage plus(long bytes) {
        if (bytes > left()) {
            throw full(bytes);
        }
        return new Usage(Math.max(0, used + bytes), allowed);
    }

    public PodProblem full(long wanted) {
        return PodProblem.full(used, allowed, wanted);
    }

    /** How much more it may hold; nothing when it holds more than it may. */
    public long left() {
        return Math.max(0, allowed - used);
    }

    public boolean isLimited() {
        return allowed != UNLIMITED;
    }
}
