package nl.digitalme.pod.access;

import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.identity.Caller;

/**
 * One {@code acl:Authorization} that applies to a resource (WAC 1.0.0 section 5.2): who may do what there.
 *
 * @param modes what it gives, as a {@link ModeMask}
 * @param everyone {@code acl:agentClass foaf:Agent}
 * @param anyoneKnown {@code acl:agentClass acl:AuthenticatedAgent}
 * @param origins the values of {@code acl:origin}; empty when it names none
 */
record Authorization(
        int modes, boolean everyone, boolean anyoneKnown, Set<String> agents, Set<Group> groups, Set<String> origins) {

    boolean givesControl() {
        boolean somebody = everyone || anyoneKnown || !agents.isEmpty() || !groups.isEmpty();
        return somebody && ModeMask.covers(modes, ModeMask.granting(Mode.CONTROL));
    }

    boolean names(String webId) {
        return anyoneKnown || agents.contains(webId);
    }

    /**
     * WAC 1.0.0 section 5.3.2. An origin matters only when the request has one, and never for what everyone may do. An
     * authorization that names no origin trusts all of them (the section's note on trusted origins), since a DPoP token
     * cannot be sent by a page that does not hold its key.
     */
    boolean trusts(Caller caller) {
        if (origins.isEmpty() || everyone) {
            return true;
        }
        Optional<String> origin = caller.origin();
        return origin.isEmpty() || origins.contains(origin.get());
    }
}
