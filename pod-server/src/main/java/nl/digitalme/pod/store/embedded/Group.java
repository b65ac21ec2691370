package nl.digitalme.pod.store.embedded;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Changes;
import nl.digitalme.pod.store.Draft;
import nl.digitalme.pod.store.Lookup;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Commits and log lines that are written together, with one sync. First all are added, then written, then answered. */
final class Group {
    private final Parts parts;
    private final Draft draft;
    private final List<Changes> commits = new ArrayList<>();
    private final Map<String, LogBlock> lines = new LinkedHashMap<>();
    private final Map<ResourceId, Lookup> books =
            new HashMap<>(); // what the store keeps for itself, as it is at the end
    private final List<Runnable> outcomes = new ArrayList<>();
    private final List<Answer<?>> answers = new ArrayList<>();

    Group(Parts parts) {
        this.parts = parts;
        this.draft = new Draft(parts.stored());
    }

    void add(Work work) {
        answers.add(work.answer());
        try {
            if (work instanceof Work.Commit commit) {
                add(commit);
            } else if (work instanceof Work.Append append) {
                add(append);
            }
        } catch (RuntimeException refused) {
            outcomes.add(() -> work.answer().fail(refused));
        }
    }

    private void add(Work.Commit commit) {
        Changes changes = draft.plan(commit.edit());
        if (!changes.repeated()) {
            String pod = commit.edit().pod();
            if (!changes.claims().isEmpty()) {
                parts.uploads().claim(Keys.folder(pod), changes.claims());
            }
            commit.edit().log().forEach(text -> log(pod, text));
            commits.add(changes);
            changes.byResource().forEach((id, change) -> keep(id, change.after()));
        }
        draft.accept(changes);
        outcomes.add(() -> {
            publish(changes);
            commit.answer().give(commit.edit().version());
        });
    }

    private void add(Work.Append append) {
        List<LogLines.Line> homeless = new ArrayList<>(0);
        for (LogLines.Line line : append.lines()) {
            if (draft.read(ResourceId.root(line.pod())) instanceof Lookup.Missing) {
                homeless.add(line);
            } else {
                log(line.pod(), line.text());
            }
        }
        outcomes.add(() -> append.answer().give(homeless));
    }

    private void log(String pod, Buffer text) {
        lines.computeIfAbsent(pod, first -> new LogBlock()).add(parts.numbers().next(pod), text);
    }

    private void keep(ResourceId id, Lookup after) {
        if (Changes.isBookkeeping(id)) {
            books.put(id, after);
        }
    }

    /** A sync is needed before anybody is told that something was changed; a log line alone may wait for it. */
    boolean holdsCommits() {
        return !commits.isEmpty();
    }

    boolean holdsLines() {
        return !lines.isEmpty();
    }

    void write(boolean sync) {
        if (commits.isEmpty() && lines.isEmpty()) {
            return;
        }
        parts.rocks().write(this::fill, sync);
    }

    private void fill(WriteBatch batch, Families families) throws RocksDBException {
        for (Changes changes : commits) {
            new BatchOfChanges(batch, families).add(changes);
        }
        for (Map.Entry<ResourceId, Lookup> book : books.entrySet()) {
            new BatchOfChanges(batch, families).write(book.getKey(), book.getValue());
        }
        for (Map.Entry<String, LogBlock> each : lines.entrySet()) {
            LogBlock block = each.getValue();
            batch.put(families.get(Family.LOG), Keys.logLine(each.getKey(), block.last()), block.bytes());
        }
    }

    /** Everybody hears how it went; what is on disk is in memory before. */
    void answer() {
        books.forEach(parts.cache()::committed);
        outcomes.forEach(Runnable::run);
    }

    private void publish(Changes changes) {
        changes.byResource().forEach((id, change) -> {
            if (!Changes.isBookkeeping(id)) {
                parts.cache().committed(id, change.after());
            }
        });
        changes.claims().forEach(parts.uploads()::remove);
        parts.listeners().tell(changes.committed());
        changes.releases().forEach(key -> parts.contents().delete(changes.edit().pod(), key));
    }

    void fail(RuntimeException failure) {
        answers.forEach(answer -> answer.fail(failure));
    }

    /** After a write of unknown outcome and a new start of the database: memory and listeners learn what is true. */
    void settle() {
        for (Changes changes : commits) {
            Map<ResourceId, Changes.Change> now = new LinkedHashMap<>();
            changes.byResource().forEach((id, change) -> {
                Lookup found = parts.stored().onDisk(id);
                now.put(id, new Changes.Change(found, found));
            });
            parts.listeners().tell(new Changes(changes.edit(), now, true).committed());
            changes.claims().forEach(key -> settle(changes.edit().pod(), key));
        }
    }

    private void settle(String pod, String key) {
        if (parts.rocks()
                .get(Family.CONTENTS, Keys.content(Keys.folder(pod), key))
                .isPresent()) {
            parts.uploads().remove(key);
        } else {
            parts.uploads().release(Set.of(key));
        }
    }
}
