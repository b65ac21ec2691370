package nl.digitalme.pod.access;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;

/**
 * Decides from one {@link PodRules} per pod: a warm decision walks up a map and allocates its answer, nothing more. The
 * owners of a pod may do everything in it, whatever its ACLs say (Solid Protocol 0.11.0, "owner").
 */
final class WebAccessControl implements AccessControl {
    private static final long MAXIMUM_WEIGHT = 64L << 20;

    private final PodStore store;
    private final AclReader reader;
    private final Groups groups;
    private final Remembered<String, PodRules> pods;

    private WebAccessControl(PodStore store, Addresses addresses, Optional<RemoteGroups> remote) {
        this.store = store;
        this.reader = new AclReader(addresses);
        this.groups = new Groups(store, addresses, remote);
        this.pods = new Remembered<>(MAXIMUM_WEIGHT, PodRules::weight, this::readRules);
    }

    static AccessControl over(PodStore store, Addresses addresses, Optional<RemoteGroups> remote) {
        WebAccessControl access = new WebAccessControl(store, addresses, remote);
        store.onCommit(access::committed);
        return access;
    }

    @Override
    public Future<Decision> decide(Caller caller, ResourceId target, Set<Mode> wanted) {
        Future<PodRules> rules = pods.get(target.pod());
        Question question = Question.of(caller, target, wanted);
        return rules.succeeded() ? decide(rules.result(), question) : rules.compose(read -> decide(read, question));
    }

    // A commit that touches rules takes the PodRules away, and one that touches a group that was read is counted.
    private record Stamp(PodRules rules, long groups) {}

    @Override
    public Future<Object> stamp(String pod) {
        long groupsNow = groups.changes();
        return pods.get(pod).map(rules -> new Stamp(rules, groupsNow));
    }

    private Future<Decision> decide(PodRules rules, Question question) {
        Grants grants = rules.effective(question.subject());
        if (rules.isOwner(question.caller())) {
            return Future.succeededFuture(question.byOwner(grants));
        }
        int granted = grants.to(question.caller());
        return grants.asksGroups(question.caller())
                ? grants.throughGroups(question.caller(), groups).map(more -> question.answer(grants, granted | more))
                : Future.succeededFuture(question.answer(grants, granted));
    }

    private Future<PodRules> readRules(String pod) {
        return store.read(PodRecord.at(pod))
                .compose(podRecord -> store.acls(pod).map(acls -> new PodRules(podRecord, acls, reader)));
    }

    private void committed(Committed change) {
        groups.committed(change);
        if (change.erased() || touchesRules(change)) {
            pods.forget(change.pod());
        }
    }

    private static boolean touchesRules(Committed change) {
        return change.written().keySet().stream().anyMatch(WebAccessControl::isRule)
                || change.removed().stream().anyMatch(WebAccessControl::isRule);
    }

    private static boolean isRule(ResourceId id) {
        return id.isAcl() || id.equals(PodRecord.at(id.pod()));
    }
}
