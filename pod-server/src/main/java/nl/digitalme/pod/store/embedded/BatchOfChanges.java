package nl.digitalme.pod.store.embedded;

import java.util.Map;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Changes;
import nl.digitalme.pod.store.Lookup;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Writes changes as entries: a document, its line in its container's listing, and its place among the pod's ACLs. */
record BatchOfChanges(WriteBatch batch, Families families) {
    void add(Changes changes) throws RocksDBException {
        for (Map.Entry<ResourceId, Changes.Change> entry : changes.byResource().entrySet()) {
            if (entry.getValue().after() instanceof Lookup.Found found) {
                put(entry.getKey(), found);
            } else {
                delete(entry.getKey());
            }
        }
        if (!changes.claims().isEmpty() || !changes.releases().isEmpty()) {
            contents(Keys.folder(changes.edit().pod()), changes);
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
