package nl.digitalme.pod.access;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;

/** All access rules of one pod as they were at one moment: its owners, and its ACLs by the path of their subject. */
final class PodRules {
    private static final Grants NO_RULES = Grants.nothing("there are no rules");
    private static final int BYTES_PER_ACL = 400;

    private final Set<String> owners = new HashSet<>();
    private final Map<String, LazyAcl> acls = new HashMap<>();
    private final int weight;

    PodRules(Lookup podRecord, List<PodStore.Entry> documents, AclReader reader) {
        podRecord.found().map(found -> PodRecord.from(found.content())).ifPresent(pod -> pod.owners()
                .forEach(owner -> owners.add(owner.iri())));
        long bytes = BYTES_PER_ACL;
        for (PodStore.Entry document : documents) {
            acls.put(document.id().subject().path(), new LazyAcl(document, reader));
            bytes += BYTES_PER_ACL + 2 * document.found().content().length();
        }
        this.weight = (int) Math.min(bytes, Integer.MAX_VALUE);
    }

    /** About how much memory this takes. */
    int weight() {
        return weight;
    }

    boolean isOwner(Caller caller) {
        return caller.webId().isPresent()
                && owners.contains(caller.webId().get().iri());
    }

    /** The effective ACL (WAC 1.0.0 section 5.1): the resource's own, else the default of the nearest container's. */
    Grants effective(ResourceId resource) {
        LazyAcl own = acls.get(resource.path());
        if (own != null) {
            return own.get().own();
        }
        for (String path = resource.path(); !path.isEmpty(); ) {
            path = path.substring(0, path.lastIndexOf('/', path.length() - 2) + 1); // its container
            LazyAcl acl = acls.get(path);
            if (acl != null) {
                return acl.get().inherited();
            }
        }
        return NO_RULES;
    }
}
