package nl.digitalme.pod.access;

import io.vertx.core.Future;
import java.util.Set;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;

/** May this caller do this, here? The only public way into the access package. */
public interface AccessControl {

    /** Decides once for a whole operation; {@code wanted} comes from the parsed request, not from the HTTP method. */
    Future<Decision> decide(Caller caller, ResourceId target, Set<Mode> wanted);
}
