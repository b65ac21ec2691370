package nl.digitalme.pod.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The folder of a store: locked by one process, and written in a format that this version knows. */
final class DataFolder implements AutoCloseable {
    /** Raised when the layout of keys, records or files changes. */
    static final int FORMAT = 1;

    private final Path folder;
    private final FileChannel lock;

    private DataFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static DataFolder open(Path folder) {
        Disk.makeFolder(folder);
        DataFolder opened = new DataFolder(folder, lock(folder));
        try {
            opened.checkFormat();
            return opened;
        } catch (RuntimeException refused) {
            opened.close();
            throw refused;
        }
    }

    private static FileChannel lock(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!isLocked(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "The data folder " + folder + " is in use by another process. Stop that first.");
            }
            return channel;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock ours = channel.tryLock(); // null when another process has it
            return ours != null;
        } catch (OverlappingFileLockException ourOwnProcessHasIt) {
            return false;
        }
    }

    private void checkFormat() {
        try {
            if (Files.exists(formatFile())) {
                refuseUnknown(Files.readString(formatFile()).strip());
            } else if (Files.exists(documents())) {
                throw new IllegalStateException("The data folder " + folder + " has documents but no format number.");
            } else {
                writeFormat();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void refuseUnknown(String format) {
        if (!format.equals(String.valueOf(FORMAT))) {
            throw new IllegalStateException(
                    ("The data folder %s is written in format %s, and this version of Digital Me knows format %d. "
                                    + "Start a newer version.")
                            .formatted(folder, format, FORMAT));
        }
    }

    private void writeFormat() throws IOException {
        Path draft = folder.resolve("format.new");
        try (FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap((FORMAT + "\n").getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
        Files.move(draft, formatFile(), StandardCopyOption.ATOMIC_MOVE);
        Disk.syncFolder(folder);
    }

    private Path formatFile() {
        return folder.resolve("format");
    }

    /** Where RocksDB keeps its files. */
    Path documents() {
        return folder.resolve("documents");
    }

    /** Where large contents are kept, a folder for each pod. */
    Path contents() {
        return folder.resolve("contents");
    }

    /** Where erasures under way are noted, so that a start after a crash finishes them. */
    Path erasures() {
        return folder.resolve("erasures");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
