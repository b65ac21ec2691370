package nl.digitalme.pod;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what strace saw of a server that got one PUT after another, and counts the 201s that left before the write-ahead
 * log was on disk: between a request and its answer the log must be written, and after that a sync of it must return.
 */
final class SyncTrace {
    // 12345 1700000000.123456 fdatasync(45</data/documents/000012.log>) = 0
    private static final Pattern CALL = Pattern.compile("^(\\d+) +[\\d.:]+ (\\w+)\\((.*)$");
    private static final Pattern RESUMED = Pattern.compile("^(\\d+) +[\\d.:]+ <\\.\\.\\. (\\w+) resumed>(.*)$");
    private static final Pattern LOG = Pattern.compile("^\\d+<[^>]*/documents/\\d+\\.log>");

    private final Map<String, String> unfinished = new HashMap<>();
    private final Map<String, Boolean> syncCovers = new HashMap<>();
    private boolean written;
    private boolean synced;
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

    /** How many of them nothing on disk covered. */
    int violations() {
        return violations;
    }

    private void read(String line) {
        Matcher resumed = RESUMED.matcher(line);
        if (resumed.find()) {
            returned(
                    resumed.group(1),
                    resumed.group(2),
                    unfinished.getOrDefault(resumed.group(1), "") + resumed.group(3));
            return;
        }
        Matcher call = CALL.matcher(line);
        if (call.find()) {
            entered(call.group(1), call.group(2), call.group(3));
            if (line.endsWith("<unfinished ...>")) {
                unfinished.put(call.group(1), call.group(3));
            } else {
                returned(call.group(1), call.group(2), call.group(3));
            }
        }
    }

    private void entered(String thread, String call, String arguments) {
        if (isSync(call) && LOG.matcher(arguments).find()) {
            syncCovers.put(thread, written);
        } else if (arguments.contains("\"HTTP/1.1 201 ")) {
            answers++;
            violations += synced ? 0 : 1;
        }
    }

    private void returned(String thread, String call, String all) {
        if (isSync(call)) {
            synced |= Boolean.TRUE.equals(syncCovers.remove(thread)) && all.endsWith("= 0");
        } else if (isRead(call) && all.contains("\"PUT /")) {
            written = false;
            synced = false;
        } else if (!isRead(call) && LOG.matcher(all).find()) {
            written = true;
            synced = false;
        }
    }

    private static boolean isSync(String call) {
        return call.equals("fdatasync") || call.equals("fsync");
    }

    private static boolean isRead(String call) {
        return call.startsWith("read") || call.startsWith("recv");
    }
}
