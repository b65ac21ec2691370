package nl.digitalme.pod.store.embedded;

import java.util.List;
import java.util.Properties;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;

/** How RocksDB is set up, and why. Native objects, closed together. */
final class RocksSettings implements AutoCloseable {
    private static final long MIB = 1L << 20;

    static {
        RocksDB.loadLibrary(); // before the first native object
    }

    private final LRUCache blocks;
    private final BloomFilter bloom = new BloomFilter(10);
    final ColumnFamilyOptions family;
    final DBOptions database;

    RocksSettings(EmbeddedOptions options) {
        blocks = new LRUCache(options.blockCache());
        // Index and filters stay outside the block cache: inside, they made gets 45 to 180 times slower.
        family = new ColumnFamilyOptions()
                .setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(32 * MIB)
                .setTableFormatConfig(
                        new BlockBasedTableConfig().setBlockCache(blocks).setFilterPolicy(bloom));
        database = smallManifest()
                .setCreateIfMissing(true)
                .setCreateMissingColumnFamilies(true)
                .setMaxTotalWalSize(128 * MIB) // replay takes 3 to 4 s per GiB, and a start may take 2 s
                .setDbWriteBufferSize(96 * MIB)
                .setMaxBackgroundJobs(2)
                // RocksDB's own log would hold keys too.
                .setInfoLogLevel(InfoLogLevel.FATAL_LEVEL)
                .setKeepLogFileNum(1);
    }

    // The manifest holds the first and last key of tables that are long gone, and keys are paths in pods. So that an
    // erased
    // pod is in none, each change starts a new manifest (Eraser). The second property has no setter in Java.
    private static DBOptions smallManifest() {
        Properties properties = new Properties();
        properties.setProperty("max_manifest_file_size", "1");
        properties.setProperty("max_manifest_space_amp_pct", "0");
        return DBOptions.getDBOptionsFromProps(properties);
    }

    @Override
    public void close() {
        List.of(database, family, bloom, blocks).forEach(org.rocksdb.AbstractImmutableNativeReference::close);
    }
}
