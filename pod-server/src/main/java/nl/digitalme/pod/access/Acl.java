package nl.digitalme.pod.access;

import java.util.List;

/**
 * One ACL document, read: what it gives on its own subject and what it hands down (WAC 1.0.0 section 4.1).
 *
 * @param givesControl somebody may change the rules of the subject
 */
record Acl(Grants own, Grants inherited, boolean givesControl) {

    /** Rules that nobody can read let nobody in; they never fall through to those of the container above. */
    static final Acl UNREADABLE =
            new Acl(Grants.nothing("the rules cannot be read"), Grants.nothing("the rules cannot be read"), false);

    static Acl of(List<Authorization> accessTo, List<Authorization> byDefault) {
        boolean control = accessTo.stream().anyMatch(Authorization::givesControl);
        return new Acl(Grants.of(accessTo), Grants.of(byDefault), control);
    }
}
