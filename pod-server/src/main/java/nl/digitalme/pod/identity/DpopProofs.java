package nl.digitalme.pod.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;

/** Checks DPoP proofs (RFC 9449 section 4.3): whoever sends a request holds the key that its token is bound to. */
public final class DpopProofs {
    private static final Duration MAX_AGE = Duration.ofSeconds(60);
    private static final int MAX_KEPT = 8 * 1024 * 1024; // characters of headers, some 20,000 keys
    private static final int MAX_LENGTH = 8 * 1024;

    private final Clock clock;
    private final Duration skew;
    private final ReplayGuard used;
    private final byte[] salt = new byte[16]; // so that nobody can choose values that collide
    private final Cache<String, ProofKey> keys = Caffeine.newBuilder()
            .maximumWeight(MAX_KEPT)
            .weigher((String header, ProofKey key) -> header.length())
            .build();

    private DpopProofs(Clock clock, Duration skew, int limit) {
        this.clock = clock;
        this.skew = skew;
        this.used = new ReplayGuard(MAX_AGE.plus(skew.multipliedBy(2)), limit);
        new SecureRandom().nextBytes(salt);
    }

    public static DpopProofs of(IdentityConfig config) {
        CryptoProvider.isFast(); // before the first key is made, which remembers its provider
        return new DpopProofs(config.clock(), config.clockSkew(), config.proofsRemembered());
    }

    /** The names of the algorithms that proofs may be signed with, for challenges and discovery. */
    public static List<String> algorithms() {
        return Algorithms.ACCEPTED.stream().map(JWSAlgorithm::getName).toList();
    }

    /**
     * A proof that holds, but may have been used before.
     *
     * @param thumbprint of the key that signed it (RFC 7638); a token's {@code cnf.jkt}
     * @param ath the hash of the access token, when the proof names it
     */
    public record Proof(String thumbprint, String jti, Optional<String> ath) {}

    /**
     * Checks everything but replay.
     *
     * @param proofs the values of all {@code DPoP} headers
     * @param url the absolute address of the request, without query
     * @throws InvalidToken {@code invalid_dpop_proof}
     */
    public Proof check(List<String> proofs, String method, String url) {
        if (proofs.size() != 1) {
            throw refused("There must be exactly one DPoP header.");
        }
        String[] parts = proofs.get(0).split("\\.", -1);
        if (parts.length != 3 || proofs.get(0).length() > MAX_LENGTH) {
            throw refused("It is not a signed JWT.");
        }
        ProofKey key = keys.get(parts[0], ProofKey::of);
        Map<String, Object> claims = claims(key, parts);
        checkRequest(claims, method, url);
        checkTime(claims);
        return new Proof(key.thumbprint(), jti(claims), optionalText(claims, "ath"));
    }

    /**
     * Marks a proof as used. Comes last, once the caller is known to be in good standing: strangers could otherwise
     * fill the memory with proofs that mean nothing.
     *
     * @throws InvalidToken when it was used before
     * @throws PodProblem 503 when no more proofs can be remembered
     */
    public void useOnce(Proof proof) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(proof));
        switch (used.remember(hash.getLong(), hash.getLong(), clock.millis())) {
            case FRESH -> {}
            case SEEN -> throw refused("Its jti was used before. Sign a new proof for each request.");
            case FULL -> throw PodProblem.busy();
        }
    }

    private static Map<String, Object> claims(ProofKey key, String[] parts) {
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        try {
            if (!key.verifier().verify(key.header(), signed, new Base64URL(parts[2]))) {
                throw refused("Its signature does not match its key.");
            }
            return JwtPart.parse(parts[1]);
        } catch (JOSEException | ParseException | IllegalArgumentException malformed) {
            throw refused("It cannot be read.");
        }
    }

    private static void checkRequest(Map<String, Object> claims, String method, String url) {
        if (!method.equals(claims.get("htm"))) {
            throw refused("Its htm must be the method of the request, " + method + ".");
        }
        if (!(claims.get("htu") instanceof String htu) || !Htu.same(htu, url)) {
            throw refused("Its htu must be the address of the request without query: " + url);
        }
    }

    private void checkTime(Map<String, Object> claims) {
        if (!(claims.get("iat") instanceof Number iat)) {
            throw refused("It must say when it was made (iat).");
        }
        Instant now = clock.instant();
        long age = now.getEpochSecond() - iat.longValue();
        if (age < -skew.toSeconds() || age > MAX_AGE.plus(skew).toSeconds()) {
            throw refused(("It was made at %d by the clock of its maker, and the clock here says %d (%s). "
                            + "Set the clock right or sign a new proof.")
                    .formatted(iat.longValue(), now.getEpochSecond(), now));
        }
    }

    private static String jti(Map<String, Object> claims) {
        return optionalText(claims, "jti")
                .filter(jti -> !jti.isEmpty())
                .orElseThrow(() -> refused("It must have an identifier of its own (jti)."));
    }

    private static Optional<String> optionalText(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    // The thumbprint is in it so that nobody can use up the identifiers of another.
    private byte[] sha256(Proof proof) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            digest.update(proof.thumbprint().getBytes(StandardCharsets.UTF_8));
            return digest.digest(proof.jti().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static InvalidToken refused(String why) {
        return new InvalidToken("invalid_dpop_proof", "The DPoP proof is refused. " + why);
    }
}
