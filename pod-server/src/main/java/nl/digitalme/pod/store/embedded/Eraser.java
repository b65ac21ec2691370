package nl.digitalme.pod.store.embedded;

import java.nio.charset.StandardCharsets;
import nl.digitalme.pod.domain.ResourceId;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.CompactRangeOptions;
import org.rocksdb.CompactRangeOptions.BottommostLevelCompaction;
import org.rocksdb.FlushOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/**
 * Removes the bytes of a deleted range from RocksDB's files. Deleting hides them; they stay in the write-ahead log, in
 * tables until these are compacted, and their keys in the manifest.
 */
record Eraser(Rocks rocks) {
    private static final byte[] TICK = "erasures".getBytes(StandardCharsets.US_ASCII);

    void removeBytes(String pod) {
        rocks.use((db, families) -> {
            flush(db, families); // a new log; the old one is not needed any more
            for (Family family : Family.values()) {
                compact(db, families.get(family), Keys.pod(family == Family.CONTENTS ? Keys.folder(pod) : pod));
                // What the server knew of the pod's owner was deleted there a moment ago.
                compact(db, families.get(family), Keys.pod(ResourceId.SYSTEM_POD));
            }
            newManifest(db, families);
            return pod;
        });
    }

    private static void flush(RocksDB db, Families families) throws RocksDBException {
        try (FlushOptions waiting = new FlushOptions().setWaitForFlush(true)) {
            db.flush(waiting, families.all());
        }
    }

    // The bottommost level too: otherwise a table there may be left as it is.
    private static void compact(RocksDB db, ColumnFamilyHandle family, Keys.Range range) throws RocksDBException {
        try (CompactRangeOptions whole =
                new CompactRangeOptions().setBottommostLevelCompaction(BottommostLevelCompaction.kForce)) {
            db.compactRange(family, range.first(), range.end(), whole);
        }
    }

    // The manifest that a compaction starts still describes the tables it replaces; the next change starts one without.
    private static void newManifest(RocksDB db, Families families) throws RocksDBException {
        db.put(families.get(Family.SERVER), TICK, TICK);
        flush(db, families);
        db.disableFileDeletions();
        db.enableFileDeletions(); // deletes at once what is not needed, and does not leave it for later
    }
}
