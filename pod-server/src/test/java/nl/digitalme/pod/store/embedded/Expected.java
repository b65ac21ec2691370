package nl.digitalme.pod.store.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What must be in the store, from the words of {@link CrashingWriter}. */
final class Expected {
    /** Path to version of what is there; zero for what was deleted. */
    final NavigableMap<String, Long> documents = new TreeMap<>();

    final Set<String> lines = new HashSet<>();
    private final Map<String, Edit> underWay = new LinkedHashMap<>();
    private int acknowledged;

    /** What one edit leaves: paths with their versions (zero: deleted) and log lines. */
    record Edit(Map<String, Long> documents, List<String> lines) {}

    boolean knowsBelow(String container) {
        String next = documents.ceilingKey(container);
        return next != null && next.startsWith(container);
    }

    int acknowledged() {
        return acknowledged;
    }

    void hear(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "TRY" -> underWay.put(words[1], edit(words));
            case "ACK" -> {
                acknowledged++;
                Optional.ofNullable(underWay.remove(words[1])).ifPresent(this::apply);
            }
            default -> throw new AssertionError("The writer said: " + line);
        }
    }

    private static Edit edit(String[] words) {
        Map<String, Long> documents = new HashMap<>();
        List<String> lines = new ArrayList<>();
        for (int i = 3; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            String name = words[i].substring(0, equals);
            String value = words[i].substring(equals + 1);
            if (name.equals("log")) {
                lines.add(value);
            } else {
                documents.put(name, Long.parseLong(value));
            }
        }
        return new Edit(documents, lines);
    }

    /** Edits that were not acknowledged: may have happened or not, but not in part. */
    List<Edit> takeUnderWay() {
        List<Edit> edits = new ArrayList<>(underWay.values());
        underWay.clear();
        return edits;
    }

    void apply(Edit edit) {
        documents.putAll(edit.documents());
        lines.addAll(edit.lines());
    }
}
