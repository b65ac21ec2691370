package nl.digitalme.pod.access;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.store.PodStore;

/** May this caller do this, here? The only public way into the access package. */
public interface AccessControl {

    /**
     * Decides once for a whole operation; {@code wanted} comes from the parsed request, not from the HTTP method. Asked
     * about an {@code .acl}, every wanted mode means Control of its subject; an {@code .meta} follows its subject. What
     * does not exist is decided by the rules it would get, so that no answer tells whether something is there.
     *
     * <p>Answered at once, on the caller's thread, when the pod's rules are in memory.
     */
    Future<Decision> decide(Caller caller, ResourceId target, Set<Mode> wanted);

    /**
     * A value that equals an earlier one only when every decision about the pod is still what it was then: for whoever
     * keeps decisions about many resources. Ask for it before the decisions.
     */
    Future<Object> stamp(String pod);

    /**
     * Web Access Control 1.0.0 over the ACL documents of each pod, kept in memory and dropped by commits. Nobody is in
     * a group of another server.
     */
    static AccessControl webAccessControl(PodStore store, Addresses addresses) {
        return WebAccessControl.over(store, addresses, Optional.empty());
    }

    /** The same, with groups of other servers read from there. */
    static AccessControl webAccessControl(PodStore store, Addresses addresses, RemoteDocuments remote) {
        RemoteGroups groups = new RemoteGroups(remote, Ticker.systemTicker());
        return WebAccessControl.over(store, addresses, Optional.of(groups));
    }
}
