package nl.digitalme.pod.store.embedded;

import static nl.digitalme.pod.store.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Body;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/**
 * A program that writes from many threads until it is killed. It says what it is about to do ({@code TRY}) and what was
 * acknowledged ({@code ACK}); what a document must hold follows from its version.
 */
final class CrashingWriter {
    static final String POD = "crash";
    static final int LARGE = 70_000;
    private static final int THREADS = 16;
    private static final OutputStream OUT = new FileOutputStream(FileDescriptor.out);

    private final Vertx vertx;
    private final PodStore store;
    private final String home;
    private final Random random;
    private final TreeMap<String, Version> mine = new TreeMap<>();
    private int count;

    private CrashingWriter(Vertx vertx, PodStore store, String home) {
        this.vertx = vertx;
        this.store = store;
        this.home = home;
        this.random = new Random(home.hashCode());
    }

    /** Arguments: the store's folder, and a name that no earlier run had. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        PodStore store = EmbeddedStore.open(vertx, Path.of(args[0]), EmbeddedOptions.defaults());
        for (int thread = 0; thread < THREADS; thread++) {
            CrashingWriter writer = new CrashingWriter(vertx, store, args[1] + "t" + thread);
            new Thread(writer::writeForever).start();
        }
    }

    static Buffer textOf(Version version) {
        int length = (int) Math.floorMod(version.value() * 31, 3000L);
        return Buffer.buffer((version + " ").repeat(length / (version.toString().length() + 1) + 1));
    }

    static Buffer largeTextOf(long seed) {
        byte[] bytes = new byte[LARGE];
        new Random(seed).nextBytes(bytes);
        return Buffer.buffer(bytes);
    }

    private void writeForever() {
        try {
            while (true) {
                count++;
                step(random.nextInt(100));
            }
        } catch (RuntimeException failed) {
            say("BAD " + home + " " + failed);
        }
    }

    private void step(int dice) {
        if (dice < 10) {
            String line = home + "-" + count;
            say("TRY %s %d log=%s".formatted(home, count, line));
            await(store.append(POD, Buffer.buffer(line)));
            acknowledge();
        } else if (dice < 45 || mine.size() < 3) {
            // two documents in one edit, one of them in a container that everybody writes to
            write(List.of(home + "/c" + random.nextInt(5) + "/d" + count, "shared/" + home + "-" + count), List.of());
        } else if (dice < 75) {
            write(List.of(any()), List.of());
        } else if (dice < 97) {
            write(List.of(home + "/d" + count), List.of(any()));
        } else {
            writeLarge(home + "/film" + count);
        }
    }

    private String any() {
        List<String> paths = new ArrayList<>(mine.keySet());
        return paths.get(random.nextInt(paths.size()));
    }

    private void write(List<String> written, List<String> deleted) {
        Version version = Version.next();
        List<Edit.Step> steps = new ArrayList<>();
        Map<String, Version> before = new TreeMap<>(mine);
        for (String path : written) {
            Expect expect = before.containsKey(path) ? Expect.at(before.get(path)) : Expect.ABSENT;
            steps.add(new Edit.Put(id(path), expect, new Content.Inline("text/plain", textOf(version))));
            mine.put(path, version);
        }
        for (String path : deleted) {
            steps.add(new Edit.Delete(id(path), Expect.at(before.get(path))));
            mine.remove(path);
        }
        commit(new Edit(POD, version, Instant.now(), steps, List.of(Buffer.buffer(home + "-" + count))));
    }

    private void writeLarge(String path) {
        Version version = Version.next();
        Buffer bytes = largeTextOf(version.value());
        Body body = Body.of(vertx, IntStream.range(0, 7).mapToObj(i -> bytes.slice(i * 10_000, (i + 1) * 10_000)));
        Content.Large large = await(store.upload(POD, "video/mp4", body, LARGE));
        Edit.Step put = new Edit.Put(id(path), Expect.ABSENT, large);
        commit(new Edit(POD, version, Instant.now(), List.of(put), List.of()));
    }

    private void commit(Edit edit) {
        StringBuilder effects = new StringBuilder();
        for (Edit.Step step : edit.steps()) {
            long version = step instanceof Edit.Put ? edit.version().value() : 0;
            effects.append(' ').append(step.target().path()).append('=').append(version);
        }
        edit.log().forEach(line -> effects.append(" log=").append(line));
        say("TRY %s %d%s".formatted(home, count, effects));
        await(store.commit(edit));
        acknowledge();
    }

    private void acknowledge() {
        say("ACK " + home + " " + count);
    }

    private static ResourceId id(String path) {
        return new ResourceId(POD, path);
    }

    private static void say(String line) {
        try {
            synchronized (OUT) {
                OUT.write((line + "\n").getBytes(StandardCharsets.UTF_8)); // one system call: no half lines
            }
        } catch (IOException nobodyListens) {
            throw new UncheckedIOException(nobodyListens);
        }
    }
}
