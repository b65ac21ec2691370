package nl.digitalme.pod.store.embedded;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.store.PodStore;

/**
 * Lines of one pod's access log that are written together: one record, for a record costs more than the line in it. Its
 * key has the number of the last line; those before count back from there.
 */
final class LogBlock {
    private static final byte END_OF_LINE = '\n';

    private final Buffer lines = Buffer.buffer(256);
    private long last;

    void add(long number, Buffer line) {
        if (last > 0) {
            lines.appendByte(END_OF_LINE);
        }
        lines.appendBuffer(line);
        last = number;
    }

    long last() {
        return last;
    }

    byte[] bytes() {
        return lines.getBytes();
    }

    /** The lines of a record, oldest first. */
    static List<PodStore.LogLine> read(long last, byte[] record) {
        List<Buffer> texts = new ArrayList<>();
        Buffer all = Buffer.buffer(record);
        int start = 0;
        for (int at = 0; at <= record.length; at++) {
            if (at == record.length || record[at] == END_OF_LINE) {
                texts.add(all.slice(start, at));
                start = at + 1;
            }
        }
        long first = last - texts.size() + 1;
        List<PodStore.LogLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new PodStore.LogLine(first + i, texts.get(i)));
        }
        return lines;
    }
}
