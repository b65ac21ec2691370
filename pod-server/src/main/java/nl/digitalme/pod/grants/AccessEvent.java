package nl.digitalme.pod.grants;

import java.time.Instant;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;

/**
 * One access to a pod by anyone but its owner, refusals too. Holds no value of the data.
 *
 * @param action what was tried: {@code read}, {@code write}, {@code append}, {@code delete}, {@code control},
 *     {@code query}
 * @param outcome the HTTP status that was answered
 * @param requestId joins the line with the server's own log
 */
public record AccessEvent(Instant at, Caller caller, String action, ResourceId target, int outcome, String requestId) {}
