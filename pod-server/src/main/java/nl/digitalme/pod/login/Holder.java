package nl.digitalme.pod.login;

import java.util.List;
import nl.digitalme.pod.domain.WebId;

/**
 * An account as the provider needs to know it: what a log-in ends in, and what a session is checked against.
 *
 * @param account the opaque id, also the user handle of its passkeys
 * @param generation sessions and refresh tokens of an earlier generation are over: compare before trusting one
 * @param webIds those it may speak for; its own first. Empty while it has no pod and no other WebID
 */
public record Holder(String account, int generation, List<WebId> webIds) {
    public Holder {
        webIds = List.copyOf(webIds);
    }
}
