package nl.digitalme.pod.access;

import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import org.eclipse.rdf4j.model.Model;

/**
 * What may be written as access rules. The protocol asks this on every write of an {@code .acl}, after access was
 * decided. WAC 1.0.0 section 4: an ACL may say anything, so what has no effect is no mistake; rules that nobody can
 * read, and a pod that nobody controls, are.
 */
public final class AclRules {
    /** The size of an ACL, in bytes: parsing one stays within a few milliseconds. */
    public static final long MAX_BYTES = 64 * 1024;

    private final AclReader reader;

    private AclRules(Addresses addresses) {
        this.reader = new AclReader(addresses);
    }

    public static AclRules of(Addresses addresses) {
        return new AclRules(addresses);
    }

    /**
     * Refuses statements that would not do as the ACL at this address, which was their base.
     *
     * @throws PodProblem 422 with the reason in words
     */
    public void check(ResourceId acl, Model rules) {
        ResourceId subject = acl.subject();
        if (subject.isAuxiliary()) {
            throw PodProblem.of(
                    422,
                    "A description or an access control document has no rules of its own; write those of its subject.");
        }
        if (subject.isRoot() && !reader.read(subject, rules).givesControl()) {
            throw rootWithoutControl();
        }
    }

    // WAC 1.0.0 section 4.1: the root's ACL must include an authorization that allows acl:Control.
    private static PodProblem rootWithoutControl() {
        return PodProblem.of(
                422,
                "These rules of the pod's root would give nobody control. Keep an acl:Authorization with "
                        + "acl:accessTo the root, acl:mode acl:Control, and an agent.");
    }
}
