package nl.digitalme.pod.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;

/** A store in memory with pods in it, and what is needed to ask who may do what there. */
final class PodWithRules implements AutoCloseable {
    static final Addresses ADDRESSES = Addresses.of("https://pods.example/");
    private static final String PREFIXES = """
            @prefix acl: <http://www.w3.org/ns/auth/acl#> .
            @prefix dm: <https://w3id.org/digital-me/ns#> .
            @prefix foaf: <http://xmlns.com/foaf/0.1/> .
            @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
            @prefix who: <https://people.example/> .
            """;

    private final Vertx vertx = Vertx.vertx();
    final PodStore store = MemoryStore.create(vertx);
    final AccessControl access;

    PodWithRules() {
        access = AccessControl.webAccessControl(store, ADDRESSES);
    }

    static Caller known(String name) {
        return new Caller(
                Optional.of(new WebId("https://people.example/" + name)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** {@code public} or the last part of a WebID, and behind an @ the origin that a browser sent. */
    static Caller caller(String text) {
        String[] parts = text.split("@", 2);
        Caller who = parts[0].equals("public") ? Caller.PUBLIC : known(parts[0]);
        return parts.length == 1 ? who : who.from(Optional.of("https://" + parts[1]));
    }

    PodWithRules owned(String pod, String owner) {
        WebId webId = new WebId("https://people.example/" + owner);
        put(pod + "/", "");
        commit(PodRecord.at(pod), new PodRecord(List.of(webId), Instant.EPOCH).toContent());
        return this;
    }

    /** Stores Turtle at {@code pod/path}, with the prefixes before it. */
    PodWithRules put(String address, String turtle) {
        return put(address, "text/turtle", PREFIXES + turtle);
    }

    PodWithRules put(String address, String mediaType, String text) {
        ResourceId subject = id(address).subject();
        if (await(store.read(subject)) instanceof Lookup.Missing) { // rules are stored only where their subject is
            commit(subject, new Content.Inline("text/turtle", Buffer.buffer()));
        }
        commit(id(address), new Content.Inline(mediaType, Buffer.buffer(text)));
        return this;
    }

    void delete(String address) {
        ResourceId id = id(address);
        await(store.commit(Edit.of(id.pod(), new Edit.Delete(id, Expect.ANYTHING))));
    }

    private void commit(ResourceId id, Content content) {
        await(store.commit(Edit.of(id.pod(), new Edit.Put(id, Expect.ANYTHING, content))));
    }

    static ResourceId id(String address) {
        return ADDRESSES.fromPath("/" + address).orElseThrow();
    }

    /** The modes that would be allowed if asked for one by one, which must be what the decision says it grants. */
    Set<Mode> allowed(String caller, String address) {
        EnumSet<Mode> modes = EnumSet.noneOf(Mode.class);
        for (Mode mode : Mode.values()) {
            if (decide(caller, address, mode).allowed()) {
                modes.add(mode);
            }
        }
        return modes;
    }

    Decision decide(String caller, String address, Mode wanted) {
        return await(access.decide(caller(caller), id(address), Set.of(wanted)));
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Override
    public void close() {
        await(store.close().eventually(vertx::close));
    }
}
