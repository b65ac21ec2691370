package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/** JSON documents in the server's own pod, which no URL leads to: accounts, clients, keys, sessions. */
public final class SystemDocuments {
    private static final String JSON = "application/json";

    private final PodStore store;

    public SystemDocuments(PodStore store) {
        this.store = store;
    }

    /** A document with its version. */
    public record Stored(JsonObject json, Version version) {}

    public Future<Optional<Stored>> read(String path) {
        return store.read(at(path)).map(lookup -> lookup.found().map(SystemDocuments::stored));
    }

    public Future<List<Member>> list(String container, String after, int limit) {
        return store.members(at(container), after, limit);
    }

    /** All steps or none. */
    public Future<Version> commit(List<Edit.Step> steps) {
        Edit edit = Edit.of(ResourceId.SYSTEM_POD, steps.toArray(Edit.Step[]::new));
        return store.commit(edit)
                .recover(failure -> isNotFound(failure)
                        ? makePod(failure).compose(made -> store.commit(edit))
                        : Future.failedFuture(failure));
    }

    /** Removes a document, or a container that is empty; nothing happens when it is gone already. */
    public Future<Void> forget(String path) {
        return commit(List.of(delete(path)))
                .<Void>mapEmpty()
                .recover(failure -> isNotFound(failure) ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    // The first commit ever finds no pod. Two servers may both make it; one of them is told that it was there.
    private Future<Version> makePod(Throwable before) {
        ResourceId root = ResourceId.root(ResourceId.SYSTEM_POD);
        Content nothing = new Content.Inline("text/turtle", Buffer.buffer());
        return store.read(root)
                .compose(lookup -> lookup.found().isPresent()
                        ? Future.failedFuture(before)
                        : store.commit(Edit.of(root.pod(), new Edit.Put(root, Expect.ANYTHING, nothing))));
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof PodProblem problem && problem.status() == 404;
    }

    public static Edit.Step put(String path, Expect expect, JsonObject json) {
        return new Edit.Put(at(path), expect, new Content.Inline(JSON, json.toBuffer()));
    }

    public static Edit.Step delete(String path) {
        return delete(path, Expect.ANYTHING);
    }

    public static Edit.Step delete(String path, Expect expect) {
        return new Edit.Delete(at(path), expect);
    }

    /** A name for something that may hold any characters, or that should not be read off a listing. */
    public static String hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ResourceId at(String path) {
        return new ResourceId(ResourceId.SYSTEM_POD, path);
    }

    private static Stored stored(Lookup.Found found) {
        if (!(found.content() instanceof Content.Inline inline)) {
            throw new IllegalStateException("A document of the server itself is small.");
        }
        Buffer bytes = inline.bytes();
        return new Stored(new JsonObject(bytes), found.version());
    }
}
