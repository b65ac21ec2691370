package nl.digitalme.pod.store;

import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An open store with one empty pod, and short words for what tests do with it. */
public abstract class StoreTest {
    protected static final String POD = "anna";
    protected static final ResourceId ROOT = ResourceId.root(POD);
    protected static final ResourceId NOTE = ROOT.child("notes/march");

    protected Vertx vertx;
    protected PodStore store;

    protected abstract PodStore open(Vertx vertx) throws Exception;

    @BeforeEach
    void openStore() throws Exception {
        vertx = Vertx.vertx();
        store = open(vertx);
        await(store.commit(Edit.of(POD, put(ROOT, ""))));
    }

    @AfterEach
    void closeStore() {
        await(store.close());
        await(vertx.close());
    }

    protected static Content text(String text) {
        return new Content.Inline("text/plain", Buffer.buffer(text));
    }

    protected static Edit.Put put(ResourceId id, String text) {
        return new Edit.Put(id, Expect.ANYTHING, text(text));
    }

    protected static Edit.Put create(ResourceId id, String text) {
        return new Edit.Put(id, Expect.ABSENT, text(text));
    }

    protected static Edit.Put replace(ResourceId id, Version version, String text) {
        return new Edit.Put(id, Expect.at(version), text(text));
    }

    protected static Edit.Delete delete(ResourceId id) {
        return new Edit.Delete(id, Expect.ANYTHING);
    }

    protected Version commit(Edit.Step... steps) {
        return await(store.commit(Edit.of(POD, steps)));
    }

    protected void assertCommitRefused(int status, Edit.Step... steps) {
        assertRefused(status, store.commit(Edit.of(POD, steps)));
    }

    protected Lookup.Found found(ResourceId id) {
        return assertInstanceOf(Lookup.Found.class, await(store.read(id)), "nothing at " + id);
    }

    protected String textAt(ResourceId id) {
        return assertInstanceOf(Content.Inline.class, found(id).content())
                .bytes()
                .toString();
    }

    protected void assertMissing(ResourceId... ids) {
        for (ResourceId id : ids) {
            assertEquals(Lookup.MISSING, await(store.read(id)), "still there: " + id);
        }
    }

    protected List<String> names(ResourceId container) {
        return await(store.members(container, "", 1000)).stream()
                .map(Member::name)
                .toList();
    }

    protected List<String> scanned() {
        return paths(store.scan(POD, Optional.empty(), 1000));
    }

    protected static List<String> paths(Future<List<PodStore.Entry>> entries) {
        return await(entries).stream().map(entry -> entry.id().path()).toList();
    }

    protected List<String> lines() {
        return await(store.log(POD, 0, 10_000)).stream()
                .map(line -> line.line().toString())
                .toList();
    }

    protected Content.Large upload(Stream<Buffer> chunks) {
        return await(store.upload(POD, "video/mp4", Body.of(vertx, chunks), 1_000_000));
    }

    protected static Stream<Buffer> kilobytes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Buffer.buffer(String.valueOf(i % 10).repeat(1000)));
    }

    protected Buffer download(Content.Large content, long from, long to) {
        return await(store.download(POD, content, from, to).compose(stream -> {
            Buffer all = Buffer.buffer();
            Promise<Buffer> whole = Promise.promise();
            stream.exceptionHandler(whole::fail);
            stream.endHandler(end -> whole.complete(all));
            stream.handler(all::appendBuffer);
            return whole.future();
        }));
    }

    protected void commitLarge(ResourceId id, Content content) {
        commit(new Edit.Put(id, Expect.ANYTHING, content));
    }
}
