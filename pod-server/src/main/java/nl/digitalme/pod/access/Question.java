package nl.digitalme.pod.access;

import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;

/**
 * What is asked, brought down to the resource whose rules decide.
 *
 * @param subject the resource itself, or what an auxiliary resource is about
 * @param aboutRules the target is an ACL: all that counts is Control (WAC 1.0.0 section 5.3.1)
 */
record Question(Caller caller, ResourceId subject, boolean aboutRules, int wanted) {
    private static final int CONTROL = ModeMask.granting(Mode.CONTROL);

    static Question of(Caller caller, ResourceId target, Set<Mode> wanted) {
        ResourceId subject = target;
        boolean aboutRules = false;
        while (subject.isAuxiliary()) {
            aboutRules |= subject.isAcl();
            subject = subject.subject();
        }
        return new Question(caller, subject, aboutRules, ModeMask.of(wanted));
    }

    Decision byOwner(Grants grants) {
        return new Decision(true, ModeMask.modes(ModeMask.ALL), ModeMask.modes(here(grants.everyone())), true, "");
    }

    Decision answer(Grants grants, int granted) {
        int mask = here(granted);
        boolean allowed =
                mask != ModeMask.NONE && ModeMask.covers(mask, wanted); // who wants nothing needs some right too
        return new Decision(
                allowed,
                ModeMask.modes(mask),
                ModeMask.modes(here(grants.everyone())),
                false,
                allowed ? "" : grants.reason());
    }

    // Control of a resource is everything on its ACL, and no other mode is anything there.
    private int here(int granted) {
        if (!aboutRules) {
            return granted;
        }
        return ModeMask.covers(granted, CONTROL) ? ModeMask.ALL : ModeMask.NONE;
    }
}
