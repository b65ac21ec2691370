package nl.digitalme.pod.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static nl.digitalme.pod.store.Waiting.settle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Body;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.StoreTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreTest extends StoreTest {
    @TempDir
    Path folder;

    @Override
    protected PodStore open(Vertx vertx) {
        return EmbeddedStore.open(vertx, folder, EmbeddedOptions.defaults());
    }

    private void reopen(EmbeddedOptions options) {
        await(store.close());
        store = EmbeddedStore.open(vertx, folder, options);
    }

    private void reopen() {
        reopen(EmbeddedOptions.defaults());
    }

    // Opening

    @Test
    void everything_is_there_after_a_new_start() {
        commit(create(NOTE, "rain"), put(NOTE.acl(), "rules"));
        Content.Large film = upload(kilobytes(70));
        commitLarge(ROOT.child("film"), film);
        await(store.append(POD, Buffer.buffer("line")));
        var before = found(NOTE);

        reopen();

        assertEquals(before, found(NOTE));
        assertEquals(List.of("film", "notes/"), names(ROOT));
        assertEquals(70_000, download(film, 0, 70_000).length());
        assertEquals(List.of("line"), lines());
    }

    @Test
    void log_numbers_go_on_after_a_new_start() {
        await(store.append(POD, Buffer.buffer("one")));
        reopen();
        await(store.append(POD, Buffer.buffer("two")));

        List<PodStore.LogLine> log = await(store.log(POD, 0, 10));

        assertEquals(List.of("one", "two"), lines());
        assertTrue(log.get(0).number() < log.get(1).number());
    }

    @Test
    void a_folder_of_a_newer_format_is_refused_in_words() throws Exception {
        await(store.close());
        Files.writeString(folder.resolve("format"), "2\n");

        String message =
                assertThrows(IllegalStateException.class, () -> open(vertx)).getMessage();

        assertTrue(message.contains("format 2") && message.contains("newer version"), message);
        Files.writeString(folder.resolve("format"), "1\n");
        store = open(vertx);
        assertEquals(List.of(""), scanned());
    }

    @Test
    void a_folder_in_use_is_refused_in_words() {
        String message =
                assertThrows(IllegalStateException.class, () -> open(vertx)).getMessage();

        assertTrue(message.contains("in use by another process"), message);
        assertTrue(store.isReady());
    }

    @Test
    void a_torn_tail_of_the_log_costs_only_what_was_not_acknowledged() throws Exception {
        for (int i = 0; i < 100; i++) {
            commit(create(ROOT.child("box/" + i), "text " + i));
        }
        long acknowledged = Files.size(newestLog());
        commit(create(ROOT.child("torn"), "x".repeat(5000)));
        await(store.close());
        try (RandomAccessFile log = new RandomAccessFile(newestLog().toFile(), "rw")) {
            log.setLength(acknowledged + 2000);
            log.seek(acknowledged + 1500);
            log.write("garbage".repeat(100).getBytes(UTF_8));
        }

        store = open(vertx);

        assertEquals(100, names(ROOT.child("box/")).size());
        assertEquals("text 99", textAt(ROOT.child("box/99")));
        assertMissing(ROOT.child("torn"));
        commit(create(ROOT.child("torn"), "again"));
        reopen();
        assertEquals("again", textAt(ROOT.child("torn")));
    }

    private Path newestLog() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("documents"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    // Writing

    @Test
    void a_full_queue_sends_callers_away_and_loses_nothing() throws Exception {
        reopen(EmbeddedOptions.defaults().withQueue(1));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        store.onCommit(committed -> {
            entered.countDown();
            awaitQuietly(released);
        });
        Future<Version> first = store.commit(Edit.of(POD, create(NOTE, "one")));
        entered.await();
        Future<Version> second = store.commit(Edit.of(POD, create(ROOT.child("second"), "two")));

        assertRefused(503, store.commit(Edit.of(POD, create(ROOT.child("third"), "three"))));
        released.countDown();
        await(Future.join(first, second));

        assertEquals("two", textAt(ROOT.child("second")));
        assertMissing(ROOT.child("third"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void closing_does_what_was_accepted_and_refuses_the_rest() {
        List<Future<Version>> commits = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            commits.add(store.commit(Edit.of(POD, create(ROOT.child("box/" + i), "x"))));
        }
        Future<Void> closing = store.close();
        await(Future.join(commits));
        await(closing);

        assertNotNull(settle(store.commit(Edit.of(POD, create(NOTE, "late")))));
        assertFalse(store.isReady());
        store = open(vertx);
        assertEquals(200, names(ROOT.child("box/")).size());
    }

    @Test
    void answers_arrive_on_the_context_that_asked() {
        Context context = vertx.getOrCreateContext();
        Promise<Context> answered = Promise.promise();

        context.runOnContext(now -> store.commit(Edit.of(POD, create(NOTE, "x")))
                .onComplete(done -> answered.complete(Vertx.currentContext())));

        assertSame(context, await(answered.future()));
    }

    @Test
    void a_reader_never_gets_an_older_document_than_was_committed_before_it_asked() {
        reopen(EmbeddedOptions.defaults().withDocumentCache(20_000)); // of 40 documents 20 or so fit
        for (int round = 0; round < 50; round++) {
            List<Future<Version>> commits = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                commits.add(store.commit(Edit.of(POD, put(ROOT.child("d" + i), "x".repeat(300) + round))));
                commits.add(store.read(ROOT.child("d" + i)).map(Version.next())); // races with the commit
            }
            await(Future.join(commits));
            for (int i = 0; i < 40; i++) {
                assertEquals("x".repeat(300) + round, textAt(ROOT.child("d" + i)));
            }
        }
    }

    // Large content

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("contents"))) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void a_refused_or_broken_upload_leaves_no_file() throws Exception {
        assertRefused(413, store.upload(POD, "video/mp4", Body.of(vertx, kilobytes(300)), 200_000));
        assertNotNull(settle(store.upload(POD, "video/mp4", Body.thatBreaksOff(vertx, kilobytes(300)), 999_999)));

        assertEquals(0, files());
    }

    @Test
    void files_that_no_document_names_are_deleted_at_the_start() throws Exception {
        Content.Large film = upload(kilobytes(70));
        commitLarge(NOTE, film);
        Path orphan = store.file(POD, upload(kilobytes(80))).orElseThrow();
        Files.writeString(orphan.resolveSibling("11111111-1111-1111-1111-111111111111.part"), "half");
        assertEquals(3, files());

        reopen();
        await(((EmbeddedStore) store).swept());

        assertEquals(1, files());
        assertEquals(70_000, download(film, 0, 70_000).length());
    }

    @Test
    void an_upload_that_nobody_commits_goes_after_some_time() throws Exception {
        reopen(EmbeddedOptions.defaults().withUploadPatience(Duration.ZERO));
        commitLarge(NOTE, upload(kilobytes(70)));
        upload(kilobytes(80));

        await(((EmbeddedStore) store).sweepUploads());

        assertEquals(1, files());
    }

    @Test
    void replaced_and_deleted_content_leaves_no_file() throws Exception {
        commitLarge(NOTE, upload(kilobytes(70)));
        commitLarge(NOTE, upload(kilobytes(80)));
        assertEquals(1, files());
        commit(delete(NOTE));
        assertEquals(0, files());
    }
}
