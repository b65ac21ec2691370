package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import nl.digitalme.pod.access.AclRules;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import org.eclipse.rdf4j.model.Model;

/** An {@code .acl} must be one that can decide, and leave a pod to somebody; {@link AclRules} says when it does. */
final class AclsAreValid implements DocumentRule {
    private final AclRules rules;

    AclsAreValid(Addresses addresses) {
        this.rules = AclRules.of(addresses);
    }

    @Override
    public Future<Void> check(PodRequest request, ResourceId id, Model statements) {
        if (id.isAcl()) {
            try {
                rules.check(id, statements);
            } catch (PodProblem refused) {
                return Future.failedFuture(refused);
            }
        }
        return Future.succeededFuture();
    }
}
