package nl.digitalme.pod.store.embedded;

import java.util.Map;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Changes;
import nl.digitalme.pod.store.Lookup;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Writes changes as entries: a document, its line in its container's listing, and its place among the pod's ACLs. What
 * the store keeps for itself is left out: of many changes in a batch only the last of it counts.
 */
record BatchOfChanges(WriteBatch batch, Families families) {
    void add(Changes changes) throws RocksDBException {
        for (Map.Entry<ResourceId, Changes.Change> entry : changes.byResource().entrySet()) {
            if (!Changes.isBookkeeping(entry.getKey())) {
                write(entry.getKey(), entry.getValue().after());
            }
        }
        if (!changes.claims().isEmpty() || !changes.releases().isEmpty()) {
            contents(Keys.folder(changes.edit().pod()), changes);
        }
    }

    void write(ResourceId id, Lookup after) throws RocksDBException {
        if (after instanceof Lookup.Found found) {
            put(id, found);
        } else {
            delete(id);
        }
    }

    private void contents(String folder, Changes changes) throws RocksDBException {
        for (String key : changes.claims()) {
            batch.put(families.get(Family.CONTENTS), Keys.content(folder, key), new byte[0]);
        }
        for (String key : changes.releases()) {
            batch.delete(families.get(Family.CONTENTS), Keys.content(folder, key));
        }
    }

    private void put(ResourceId id, Lookup.Found found) throws RocksDBException {
        byte[] document = Records.document(found);
        batch.put(families.get(Family.DOCUMENTS), Keys.document(id), document);
        if (id.isMember()) {
            batch.put(families.get(Family.MEMBERS), Keys.member(id), Records.member(found));
        }
        if (id.isAcl()) {
            batch.put(families.get(Family.ACLS), Keys.document(id), document);
        }
    }

    private void delete(ResourceId id) throws RocksDBException {
        batch.delete(families.get(Family.DOCUMENTS), Keys.document(id));
        if (id.isMember()) {
            batch.delete(families.get(Family.MEMBERS), Keys.member(id));
        }
        if (id.isAcl()) {
            batch.delete(families.get(Family.ACLS), Keys.document(id));
        }
    }
}
