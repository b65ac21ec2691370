package nl.digitalme.pod.store.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * The database: the one class that holds RocksDB. A read of a closed database would crash the process, so every use is
 * under a lock that closing waits for. All methods block.
 */
final class Rocks implements AutoCloseable {
    private final Path folder;
    private final RocksSettings settings;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final WriteOptions synced = new WriteOptions().setSync(true);
    private final WriteOptions unsynced = new WriteOptions().setSync(false);
    private Optional<Opened> open = Optional.empty();

    private record Opened(RocksDB db, Families families) {}

    private Rocks(Path folder, RocksSettings settings) {
        this.folder = folder;
        this.settings = settings;
    }

    static Rocks open(Path folder, EmbeddedOptions options) {
        Rocks rocks = new Rocks(folder, new RocksSettings(options));
        try {
            rocks.openDatabase();
            return rocks;
        } catch (RocksDBException failed) {
            rocks.close();
            throw new StoreFailure("The database in " + folder + " cannot be opened.", failed);
        }
    }

    private void openDatabase() throws RocksDBException {
        List<ColumnFamilyDescriptor> wanted = new ArrayList<>();
        for (Family family : Family.values()) {
            byte[] name = family.label.getBytes(StandardCharsets.US_ASCII);
            wanted.add(new ColumnFamilyDescriptor(name, settings.family));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        RocksDB db = RocksDB.open(settings.database, folder.toString(), wanted, handles);
        open = Optional.of(new Opened(db, new Families(handles)));
    }

    /** Something done with the open database. */
    interface Use<T> {
        T with(RocksDB db, Families families) throws RocksDBException;
    }

    <T> T use(Use<T> use) {
        lock.readLock().lock();
        try {
            Opened opened = open.orElseThrow(() -> new StoreFailure("The store is closed."));
            return use.with(opened.db(), opened.families());
        } catch (RocksDBException failed) {
            // RocksDB's words may hold keys, and a key is a path in somebody's pod.
            throw new StoreFailure("The database failed: "
                    + Optional.ofNullable(failed.getStatus())
                            .map(status -> status.getCode() + "/" + status.getSubCode())
                            .orElse("no status"));
        } finally {
            lock.readLock().unlock();
        }
    }

    Optional<byte[]> get(Family family, byte[] key) {
        return use((db, families) -> Optional.ofNullable(db.get(families.get(family), key)));
    }

    /** One pass over a range; what it read does not push documents out of the block cache. */
    <T> T scan(Family family, Keys.Range range, Function<RocksIterator, T> pass) {
        return use((db, families) -> {
            try (Slice end = new Slice(range.end());
                    ReadOptions reading =
                            new ReadOptions().setIterateUpperBound(end).setFillCache(false);
                    RocksIterator entries = db.newIterator(families.get(family), reading)) {
                entries.seek(range.first());
                T result = pass.apply(entries);
                entries.status();
                return result;
            }
        });
    }

    /** The last key of a range. */
    Optional<byte[]> last(Family family, Keys.Range range) {
        return use((db, families) -> {
            try (Slice first = new Slice(range.first());
                    ReadOptions reading = new ReadOptions().setIterateLowerBound(first);
                    RocksIterator entries = db.newIterator(families.get(family), reading)) {
                entries.seekForPrev(range.end());
                entries.status();
                return entries.isValid() ? Optional.of(entries.key()) : Optional.empty();
            }
        });
    }

    /** Fills a batch. */
    interface Filling {
        void fill(WriteBatch batch, Families families) throws RocksDBException;
    }

    /** Writes a batch, all or nothing. */
    void write(Filling filling, boolean sync) {
        use((db, families) -> {
            try (WriteBatch batch = new WriteBatch()) {
                filling.fill(batch, families);
                db.write(sync ? synced : unsynced, batch);
                return batch;
            }
        });
    }

    /** Makes what was written without sync survive a power cut. */
    void syncLog() {
        use((db, families) -> {
            db.flushWal(true);
            return db;
        });
    }

    /** Closes and opens again, after a failed write: RocksDB takes no more writes then. */
    void reopen() {
        lock.writeLock().lock();
        try {
            closeDatabase();
            openDatabase();
        } catch (RocksDBException failed) {
            throw new StoreFailure("The database cannot be opened again.", failed);
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void closeDatabase() {
        open.ifPresent(opened -> {
            opened.families().close();
            opened.db().close();
        });
        open = Optional.empty();
    }

    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            closeDatabase();
            synced.close();
            unsynced.close();
            settings.close();
        } finally {
            lock.writeLock().unlock();
        }
    }
}
