package nl.digitalme.pod.access;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.digitalme.pod.identity.Caller;

/**
 * What the authorizations of one ACL that apply in one way (to its own subject, or to what inherits from it) add up to.
 * Worked out once per ACL, so that a decision is a look-up.
 */
final class Grants {
    private final String reason;
    private final int everyone;
    private final int anyoneKnown;
    private final Map<String, Integer> agents;
    private final List<Authorization> bound; // to an origin: looked at one by one
    private final List<Authorization> grouped;

    private Grants(Collection<Authorization> authorizations, String reason) {
        this.reason = reason;
        List<Authorization> free = authorizations.stream()
                .filter(a -> a.origins().isEmpty() || a.everyone())
                .toList();
        this.everyone = sum(free.stream().filter(Authorization::everyone).toList());
        this.anyoneKnown =
                everyone | sum(free.stream().filter(Authorization::anyoneKnown).toList());
        this.agents = perAgent(free);
        this.bound = authorizations.stream().filter(a -> !a.origins().isEmpty()).toList();
        this.grouped =
                authorizations.stream().filter(a -> !a.groups().isEmpty()).toList();
    }

    static Grants of(Collection<Authorization> authorizations) {
        return new Grants(authorizations, "no rule allows it");
    }

    /** Nothing for anybody but the owner. */
    static Grants nothing(String reason) {
        return new Grants(List.of(), reason);
    }

    int everyone() {
        return everyone;
    }

    String reason() {
        return reason;
    }

    /** Whether the members of groups must be known to tell what this caller may do. */
    boolean asksGroups(Caller caller) {
        return !grouped.isEmpty() && caller.webId().isPresent();
    }

    /** What the caller may do, as a {@link ModeMask}, groups left out. */
    int to(Caller caller) {
        if (caller.webId().isEmpty()) {
            return everyone;
        }
        String webId = caller.webId().get().iri();
        int mask = agents.getOrDefault(webId, anyoneKnown);
        for (Authorization authorization : bound) {
            if (authorization.names(webId) && authorization.trusts(caller)) {
                mask |= authorization.modes();
            }
        }
        return mask;
    }

    /** What the caller may do as a member of groups. */
    Future<Integer> throughGroups(Caller caller, Groups groups) {
        String webId = caller.webId().orElseThrow().iri();
        Future<Integer> mask = groups.prepare(grouped.stream().flatMap(a -> a.groups().stream()))
                .map(prepared -> ModeMask.NONE);
        for (Authorization authorization : grouped) {
            if (authorization.trusts(caller)) {
                mask = mask.compose(so -> groups.anyHas(authorization.groups(), webId)
                        .map(member -> member ? so | authorization.modes() : so));
            }
        }
        return mask;
    }

    private static int sum(Collection<Authorization> authorizations) {
        return authorizations.stream().mapToInt(Authorization::modes).reduce(ModeMask.NONE, (a, b) -> a | b);
    }

    private Map<String, Integer> perAgent(List<Authorization> free) {
        Map<String, Integer> masks = new HashMap<>();
        Set<String> names = new HashSet<>();
        free.forEach(a -> names.addAll(a.agents()));
        for (String name : names) {
            masks.put(
                    name,
                    anyoneKnown
                            | sum(free.stream()
                                    .filter(a -> a.agents().contains(name))
                                    .toList()));
        }
        return masks;
    }
}
