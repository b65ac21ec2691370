package nl.digitalme.pod.store.embedded;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import nl.digitalme.pod.domain.PodProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What waits is written together with one sync (group commit), and since nobody else
 * writes, checking a version and writing the next is one step. When the queue is full, callers are told to come back
 * later.
 */
final class Committer {
    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);
    private static final int GROUP = 256;
    private static final long GROUP_BYTES = 4L << 20;
    private static final long LINES_WAIT =
            TimeUnit.MILLISECONDS.toNanos(80); // the contract says 100 ms, the sync included
    private static final long BETWEEN_TRIES = TimeUnit.SECONDS.toNanos(1);

    private final Parts parts;
    private final Erasures erasures;
    private final boolean syncs;
    private final BlockingQueue<Work> queue;
    private final Thread thread = new Thread(this::run, "store-committer");
    private volatile boolean healthy = true;
    private boolean closing;
    private boolean stopped;
    private Optional<Long> syncBefore = Optional.empty();

    Committer(Parts parts, Erasures erasures, EmbeddedOptions options) {
        this.parts = parts;
        this.erasures = erasures;
        this.syncs = options.syncs();
        this.queue = new ArrayBlockingQueue<>(options.queue());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    boolean isHealthy() {
        return healthy;
    }

    /** Puts work in the queue, or answers that the store is busy. */
    synchronized void accept(Work work) {
        if (closing || !healthy || !queue.offer(work)) {
            work.answer().fail(PodProblem.busy());
        }
    }

    /** Ends after everything that was accepted. Blocks while the queue is full. */
    void stop(Work.Stop stop) throws InterruptedException {
        synchronized (this) {
            closing = true; // from here on nothing is accepted, so the stop is the last in the queue
        }
        queue.put(stop);
        thread.join();
    }

    private void run() {
        try {
            while (!stopped) {
                takeTurn();
            }
        } catch (InterruptedException ended) {
            LOG.error("The thread that writes was interrupted.");
        } finally {
            healthy = false;
        }
    }

    private void takeTurn() throws InterruptedException {
        Optional<Work> first = await();
        if (first.isEmpty()) {
            guarded(new Group(parts), this::syncLines);
            return;
        }
        Optional<Work> alone = Optional.of(first.get()).filter(Committer::standsAlone);
        if (alone.isEmpty()) {
            Group group = new Group(parts);
            alone = fill(group, first.get());
            guarded(group, () -> write(group));
        }
        if (alone.isPresent()) {
            handle(alone.get());
        }
    }

    private Optional<Work> await() throws InterruptedException {
        return syncBefore.isEmpty()
                ? Optional.of(queue.take())
                : Optional.ofNullable(queue.poll(syncBefore.get() - System.nanoTime(), TimeUnit.NANOSECONDS));
    }

    private static boolean standsAlone(Work work) {
        return work instanceof Work.Erase || work instanceof Work.Stop;
    }

    /** Adds what waits, up to a bound; gives the work that ended the group because it stands alone. */
    private Optional<Work> fill(Group group, Work first) {
        long bytes = 0;
        int count = 0;
        for (Work next = first; next != null; next = queue.poll()) {
            if (standsAlone(next)) {
                return Optional.of(next);
            }
            group.add(next);
            bytes += next.weight();
            if (++count == GROUP || bytes > GROUP_BYTES) {
                break;
            }
        }
        return Optional.empty();
    }

    private void write(Group group) {
        boolean sync = syncs && group.holdsCommits();
        group.write(sync);
        if (sync) {
            syncBefore = Optional.empty(); // a sync covers what was written before
        } else if (group.holdsLines() && syncBefore.isEmpty()) {
            syncBefore = Optional.of(System.nanoTime() + LINES_WAIT);
        }
        if (syncBefore.isPresent() && syncBefore.get() - System.nanoTime() <= 0) {
            syncLines();
        }
        group.answer();
    }

    private void syncLines() {
        if (syncs) {
            parts.rocks().syncLog();
        }
        syncBefore = Optional.empty();
    }

    private void handle(Work alone) throws InterruptedException {
        Group answering = new Group(parts);
        answering.add(alone);
        if (alone instanceof Work.Erase erase) {
            guarded(answering, () -> erasures.erase(erase));
        } else if (alone instanceof Work.Stop stop) {
            stopped = true;
            guarded(answering, this::syncLines);
            stop.answer().give(stop);
        }
    }

    private void guarded(Group group, Runnable writing) throws InterruptedException {
        try {
            writing.run();
        } catch (RuntimeException failed) {
            LOG.error(
                    "A write failed, so its outcome is unknown. The store opens its database again: {}",
                    failed.getMessage());
            healthy = false;
            group.fail(new StoreFailure("The outcome of this write is unknown."));
            reopen(group);
        }
    }

    /** Tries until the database is open again. Those who wait in the queue meanwhile are told to come back later. */
    private void reopen(Group group) throws InterruptedException {
        while (!stopped && !isOpenAgain(group)) {
            for (Work waiting = queue.poll(BETWEEN_TRIES, TimeUnit.NANOSECONDS);
                    waiting != null;
                    waiting = queue.poll()) {
                waiting.answer().fail(PodProblem.busy());
                stopped |= waiting instanceof Work.Stop;
            }
        }
        healthy = !stopped;
    }

    private boolean isOpenAgain(Group group) {
        try {
            parts.rocks().reopen();
            parts.cache().forgetAll();
            parts.numbers().forgetAll();
            syncBefore = Optional.empty();
            group.settle();
            return true;
        } catch (RuntimeException stillFailing) {
            LOG.error("The database does not open: {}", stillFailing.getMessage());
            return false;
        }
    }
}
