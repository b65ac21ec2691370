package nl.digitalme.pod;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what strace saw of a server that got one PUT after another, and counts the 201s that left before everything they
 * stand for was on disk: between a request and its answer the write-ahead log must be written, and each file that was
 * written (the log, a large content) must see a sync that began after its last write, and returned.
 */
final class SyncTrace {
    // 12345 1700000000.123456 fdatasync(45</data/documents/000012.log>) = 0
    private static final Pattern CALL = Pattern.compile("^(\\d+) +([\\d.]+) (\\w+)\\((.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +([\\d.]+) <\\.\\.\\. (\\w+) resumed>(.*)$");
    private static final Pattern FILE =
            Pattern.compile("^\\d+<([^>]*/documents/\\d+\\.log|[^>]*/contents/[^>]*\\.part)>");

    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<String, Integer> writes = new HashMap<>();
    private final Map<String, Integer> syncs = new HashMap<>();
    private final Map<String, Integer> covered = new HashMap<>();
    private final Set<String> contents = new HashSet<>();
    private double now;
    private double writtenAt;
    private double syncedAt;
    private int answers;
    private int violations;

    static SyncTrace of(List<String> lines) {
        SyncTrace trace = new SyncTrace();
        lines.forEach(trace::read);
        return trace;
    }

    /** How many 201s were seen. */
    int answers() {
        return answers;
    }

    /** How often something was written since the last PUT came in. */
    int writesSincePut() {
        return writes.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** From the last write to the last sync. */
    double secondsUntilSync() {
        return syncedAt - writtenAt;
    }

    /** How many large contents were seen on their way to disk. */
    int contents() {
        return contents.size();
    }

    /** How many of the 201s left too early. */
    int violations() {
        return violations;
    }

    private void read(String line) {
        Matcher resumed = RESUMED.matcher(line);
        Matcher call = CALL.matcher(line);
        if (resumed.find()) {
            now = Double.parseDouble(resumed.group(2));
            String thread = resumed.group(1);
            returned(thread, resumed.group(3), unfinished.getOrDefault(thread, "") + resumed.group(4));
        } else if (call.find()) {
            now = Double.parseDouble(call.group(2));
            entered(call.group(1), call.group(3), call.group(4));
            if (line.endsWith("<unfinished ...>")) {
                unfinished.put(call.group(1), call.group(4));
            } else {
                returned(call.group(1), call.group(3), call.group(4));
            }
        }
    }

    private void entered(String thread, String call, String arguments) {
        Matcher file = FILE.matcher(arguments);
        if (isSync(call) && file.find()) {
            covered.put(thread, writes.getOrDefault(file.group(1), 0));
        } else if (arguments.contains("\"HTTP/1.1 201 ")) {
            answers++;
            violations += isOnDisk() ? 0 : 1;
        }
    }

    /** Whether all that was written since the last PUT came in is on disk, and the log is part of it. */
    boolean isOnDisk() {
        boolean logged = writes.keySet().stream().anyMatch(file -> file.endsWith(".log"));
        return logged && writes.equals(syncs);
    }

    private void returned(String thread, String call, String all) {
        Matcher file = FILE.matcher(all);
        if (isRead(call) && all.contains("\"PUT /")) {
            writes.clear();
            syncs.clear();
        } else if (isSync(call) && file.find()) {
            int upTo = covered.getOrDefault(thread, 0);
            if (all.endsWith("= 0") && upTo > 0) {
                syncs.merge(file.group(1), upTo, Math::max);
                syncedAt = now;
            }
        } else if (!isRead(call) && file.find()) {
            writes.merge(file.group(1), 1, Integer::sum);
            writtenAt = now;
            if (file.group(1).endsWith(".part")) {
                contents.add(file.group(1));
            }
        }
    }

    private static boolean isSync(String call) {
        return call.equals("fdatasync") || call.equals("fsync");
    }

    private static boolean isRead(String call) {
        return call.startsWith("read") || call.startsWith("recv");
    }
}
