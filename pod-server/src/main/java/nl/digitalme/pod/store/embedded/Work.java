package nl.digitalme.pod.store.embedded;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;

/** What waits for the committer. */
sealed interface Work {
    Answer<?> answer();

    /** Roughly how much it adds to the write-ahead log. */
    default long weight() {
        return 0;
    }

    record Commit(Edit edit, Answer<Version> answer) implements Work {
        @Override
        public long weight() {
            long bytes = edit.log().stream().mapToLong(Buffer::length).sum();
            for (Edit.Step step : edit.steps()) {
                bytes += step instanceof Edit.Put put && put.content() instanceof Content.Inline inline
                        ? inline.length()
                        : 0;
            }
            return bytes;
        }
    }

    /** Lines for access logs that came together; the answer is which of them have no pod to go to. */
    record Append(List<LogLines.Line> lines, Answer<List<LogLines.Line>> answer) implements Work {
        @Override
        public long weight() {
            return lines.stream().mapToLong(line -> line.text().length()).sum();
        }
    }

    record Erase(String pod, Answer<Work> answer) implements Work {}

    record Stop(Answer<Work> answer) implements Work {}
}
