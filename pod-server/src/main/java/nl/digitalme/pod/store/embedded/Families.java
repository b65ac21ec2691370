package nl.digitalme.pod.store.embedded;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rocksdb.ColumnFamilyHandle;

/** The handles of the column families of an open database. */
final class Families implements AutoCloseable {
    private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);

    /** {@code opened} in the order of {@link Family}. */
    Families(List<ColumnFamilyHandle> opened) {
        Iterator<ColumnFamilyHandle> next = opened.iterator();
        for (Family family : Family.values()) {
            handles.put(family, next.next());
        }
    }

    ColumnFamilyHandle get(Family family) {
        return Optional.ofNullable(handles.get(family)).orElseThrow();
    }

    List<ColumnFamilyHandle> all() {
        return List.copyOf(handles.values());
    }

    @Override
    public void close() {
        handles.values().forEach(ColumnFamilyHandle::close);
    }
}
