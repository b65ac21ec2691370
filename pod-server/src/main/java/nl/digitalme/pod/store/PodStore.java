package nl.digitalme.pod.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;

/**
 * Where pods live. Safe for any number of callers and, where the backend allows, servers at once. No method needs a
 * scan over pods, a lock held across calls, or a transaction over two pods. {@code PodStoreContract} is the same, as a
 * test.
 */
public interface PodStore {
    /** What is at this address now. Answered at once, on the caller's thread, when it is in memory. */
    Future<Lookup> read(ResourceId id);

    /**
     * Up to {@code limit} members of a container with a name after {@code after} ({@code ""} for the first), in the
     * order of the bytes of their names. Auxiliary and reserved resources are no members.
     */
    Future<List<Member>> members(ResourceId container, String after, int limit);

    /**
     * Up to {@code limit} resources of a pod after a path (empty for the first), in the order of the bytes of their
     * paths: documents, containers and auxiliary resources alike.
     */
    Future<List<Entry>> scan(String pod, Optional<String> after, int limit);

    /** All ACL documents of a pod, in one pass: what access rules are made of. */
    Future<List<Entry>> acls(String pod);

    /** A resource with its address. */
    record Entry(ResourceId id, Lookup.Found found) {}

    /**
     * All of the edit or none of it; durable when the answer comes. Fails with {@link PodProblem#changedMeanwhile} when
     * something is not as expected, with 404 or 409 as its steps say, with 507 when the pod is full, and with {@link PodProblem#busy} when too many
     * commits wait. Any other failure means that the outcome is unknown: the same edit may be committed again, and then
     * has its effect once.
     */
    Future<Version> commit(Edit edit);

    /**
     * A version that is another one after every commit that wrote or removed a member of a container, or the container:
     * what a listing is known by without reading it. Empty when it is not known.
     */
    default Future<Optional<Version>> listingVersion(ResourceId container) {
        return read(Steps.listingStamp(container)).map(now -> now.found().map(Lookup.Found::version));
    }

    /** How much a pod holds and may hold; a commit that would pass it fails with 507. */
    default Future<Usage> usage(String pod) {
        return read(Usage.at(pod)).map(Usage::of);
    }

    /**
     * Takes in large content of a pod without holding it in memory; a later {@link #commit} puts it in place, once.
     * Fails with 413 beyond {@code limit} bytes, and with the body's own failure when that ends early; nothing is kept
     * then.
     */
    Future<Content.Large> upload(String pod, String mediaType, ReadStream<Buffer> body, long limit);

    /** Gives up uploaded content that no commit will put in place; otherwise it goes by itself, some time later. */
    Future<Void> discard(String pod, Content.Large content);

    /** The bytes {@code from} (inclusive) to {@code to} (exclusive) of large content. */
    Future<ReadStream<Buffer>> download(String pod, Content.Large content, long from, long to);

    /** The file that holds large content, where the backend keeps files: for {@code sendFile}. */
    default Optional<Path> file(String pod, Content.Large content) {
        return Optional.empty();
    }

    /**
     * Appends a line, which holds no line break, to a pod's access log, for accesses that write nothing else. When the answer comes the line
     * survives a kill -9; it is synced with the next commit, or within 100 ms. Creates no pod: fails with 404 when
     * there is none.
     */
    Future<Void> append(String pod, Buffer line);

    /** Up to {@code limit} lines of a pod's access log after a number (0 for the first), oldest first. */
    Future<List<LogLine>> log(String pod, long after, int limit);

    /** A line of the access log with its number, which counts up. */
    record LogLine(long number, Buffer line) {}

    /** Removes a pod and every byte of it, also from compacted files and the write-ahead log. */
    Future<Void> erase(String pod);

    /**
     * Removes from every file what was deleted or replaced in a pod before; a backend that overwrites has nothing to
     * do.
     */
    default Future<Void> scrub(String pod) {
        return Future.succeededFuture();
    }

    /**
     * Calls the listener within each commit of this process, after its changes can be read and before the writer's
     * answer, so that what a listener drops cannot be read back as it was. The listener must be quick and not block.
     */
    void onCommit(Consumer<Committed> listener);

    /** Whether the store takes writes; false turns readiness off. */
    boolean isReady();

    /** Ends the store after what is under way. */
    Future<Void> close();
}
