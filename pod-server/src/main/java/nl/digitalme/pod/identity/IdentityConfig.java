package nl.digitalme.pod.identity;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How strict this server is about who is asking.
 *
 * @param issuer who vouches for the WebIDs of this server: its own base URL, or another provider ({@code --issuer})
 * @param allowedIssuers the only issuers that are accepted; empty for any that a WebID names
 *     ({@code --allowed-issuers})
 * @param requireAth whether a proof must name its token ({@code ath}, RFC 9449 section 4.2); released Solid clients do
 *     not
 * @param clockSkew how far the clocks of others may be off
 * @param certificates authorities (PEM) whose certificates other servers may show, beside those that Java knows
 * @param proofsRemembered how many used proofs are remembered at most; beyond that requests get 503
 */
public record IdentityConfig(
        String issuer,
        Set<String> allowedIssuers,
        boolean requireAth,
        Duration clockSkew,
        int proofsRemembered,
        Clock clock,
        Optional<Path> certificates) {
    private static final Duration DEFAULT_SKEW = Duration.ofSeconds(30);
    private static final int DEFAULT_PROOFS = 4_000_000;

    public IdentityConfig {
        allowedIssuers = Set.copyOf(allowedIssuers);
    }

    /** The defaults: any issuer that a WebID names, {@code ath} checked when it is there. */
    public static IdentityConfig of(String issuer) {
        return new IdentityConfig(
                issuer, Set.of(), false, DEFAULT_SKEW, DEFAULT_PROOFS, Clock.systemUTC(), Optional.empty());
    }

    /** Whether tokens of this issuer are looked at: all, or those allowed and that of this server's own WebIDs. */
    boolean accepts(String other) {
        return allowedIssuers.isEmpty()
                || Issuers.same(issuer, other)
                || allowedIssuers.stream().anyMatch(allowed -> Issuers.same(allowed, other));
    }

    public IdentityConfig allowingOnly(Set<String> issuers) {
        return new IdentityConfig(issuer, issuers, requireAth, clockSkew, proofsRemembered, clock, certificates);
    }

    public IdentityConfig requiringAth(boolean required) {
        return new IdentityConfig(issuer, allowedIssuers, required, clockSkew, proofsRemembered, clock, certificates);
    }

    public IdentityConfig skewedBy(Duration skew) {
        return new IdentityConfig(issuer, allowedIssuers, requireAth, skew, proofsRemembered, clock, certificates);
    }

    public IdentityConfig with(Clock other) {
        return new IdentityConfig(issuer, allowedIssuers, requireAth, clockSkew, proofsRemembered, other, certificates);
    }

    public IdentityConfig trusting(Optional<Path> authorities) {
        return new IdentityConfig(issuer, allowedIssuers, requireAth, clockSkew, proofsRemembered, clock, authorities);
    }
}
