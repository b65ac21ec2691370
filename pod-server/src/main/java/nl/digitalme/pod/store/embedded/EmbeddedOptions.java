package nl.digitalme.pod.store.embedded;

import java.time.Duration;

/**
 * Settings of the embedded store.
 *
 * @param documentCache bytes of documents kept in memory, ready to send
 * @param blockCache bytes of RocksDB's own cache; the system's page cache does most of the work
 * @param queue how many commits may wait before callers are told to come back later
 * @param uploadPatience how long an upload may wait for the commit that puts it in place
 * @param syncs false loses acknowledged writes in a crash of the machine: for the test that shows that it would notice
 */
public record EmbeddedOptions(long documentCache, long blockCache, int queue, Duration uploadPatience, boolean syncs) {
    private static final long MIB = 1L << 20;

    public static EmbeddedOptions defaults() {
        return new EmbeddedOptions(64 * MIB, 32 * MIB, 4096, Duration.ofHours(1), true);
    }

    public EmbeddedOptions withDocumentCache(long bytes) {
        return new EmbeddedOptions(bytes, blockCache, queue, uploadPatience, syncs);
    }

    public EmbeddedOptions withQueue(int commits) {
        return new EmbeddedOptions(documentCache, blockCache, commits, uploadPatience, syncs);
    }

    public EmbeddedOptions withUploadPatience(Duration patience) {
        return new EmbeddedOptions(documentCache, blockCache, queue, patience, syncs);
    }

    public EmbeddedOptions withoutSync() {
        return new EmbeddedOptions(documentCache, blockCache, queue, uploadPatience, false);
    }
}
