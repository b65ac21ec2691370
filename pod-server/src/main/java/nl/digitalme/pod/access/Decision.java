package nl.digitalme.pod.access;

import java.util.Set;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.identity.Caller;

/**
 * The answer of {@link AccessControl}.
 *
 * @param granted what the caller may do here, for {@code WAC-Allow}
 * @param everyone what the public may do here, for {@code WAC-Allow}
 * @param byOwner the caller owns the pod: not a line for the access log
 * @param reason why not, for the log; empty when allowed. No personal data
 */
public record Decision(boolean allowed, Set<Mode> granted, Set<Mode> everyone, boolean byOwner, String reason) {

    /**
     * This decision when it allows; 401 for the public and 403 for anybody known, whether or not something is there.
     */
    public Decision orRefuse(Caller caller) {
        if (allowed) {
            return this;
        }
        throw caller.isAuthenticated() ? PodProblem.noAccess() : PodProblem.signInFirst();
    }
}
