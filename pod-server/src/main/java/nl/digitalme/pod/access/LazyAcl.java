package nl.digitalme.pod.access;

import nl.digitalme.pod.store.PodStore;
import org.jspecify.annotations.Nullable;

/** An ACL document that is parsed when it first decides something: a pod may hold thousands that nobody asks about. */
final class LazyAcl {
    private final PodStore.Entry document;
    private final AclReader reader;
    private volatile @Nullable Acl parsed; // two threads may both parse it; they get the same

    LazyAcl(PodStore.Entry document, AclReader reader) {
        this.document = document;
        this.reader = reader;
    }

    Acl get() {
        Acl known = parsed;
        if (known == null) {
            known = reader.read(document);
            parsed = known;
        }
        return known;
    }
}
