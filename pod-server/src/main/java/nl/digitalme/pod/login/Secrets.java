package nl.digitalme.pod.login;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.PodProblem;

/**
 * Passwords and client secrets, kept as hashes. What a person chose is hashed with argon2id, which is slow on purpose.
 * What {@link #generate} made has 256 random bits: no guess can find it, so a salted SHA-256 is enough.
 */
public final class Secrets {
    private static final String QUICK = "$sha256$";
    private static final int MEMORY_KIB = 19 * 1024; // with the two lines below: OWASP's least for argon2id
    private static final int ITERATIONS = 2;
    private static final int LANES = 1;
    private static final int HASH_LENGTH = 32;
    private static final int SALT = 4; // in $argon2id$v=19$m=…,t=…,p=…$salt$hash
    private static final int THREADS = 2; // each hash takes 19 MiB while it runs
    private static final int MAX_WAITING = 64;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, HASH_LENGTH, Argon2.ID);

    private final WorkerExecutor slow; // threads of its own, so that hashing holds up nothing else
    private final AtomicInteger waiting = new AtomicInteger();

    Secrets(Vertx vertx) {
        this.slow = vertx.createSharedWorkerExecutor("digital-me-secrets", THREADS);
    }

    /** A new secret for a machine: 256 random bits. */
    public static String generate() {
        return random(32);
    }

    /** The hash of a secret that somebody chose. For the operator's own work: however many, none is refused. */
    Future<String> hash(String secret) {
        return slow.executeBlocking(() -> ARGON2.hash(secret, random(16)).getResult(), false);
    }

    /** The hash of a secret that {@link #generate} made. */
    public static String hashGenerated(String secret) {
        String salt = random(16);
        return QUICK + salt + "$" + sha256(salt + secret);
    }

    public Future<Boolean> matches(String secret, String hash) {
        if (hash.startsWith(QUICK)) {
            String[] parts = hash.split("\\$");
            return Future.succeededFuture(same(sha256(parts[2] + secret), parts[3]));
        }
        return slowly(() -> Argon2Function.getInstanceFromHash(hash).check(secret, hash));
    }

    /**
     * The one of some hashes of passwords that this password has. One computation for all that share their salt, as
     * those of one e-mail address do, and one when there are none.
     */
    Future<Optional<String>> matching(String password, List<String> hashes) {
        return hashes.isEmpty()
                ? matchesNothing(password).map(never -> Optional.empty())
                : slowly(() -> hashes.stream().collect(Collectors.groupingBy(Secrets::withoutHash)).values().stream()
                        .flatMap(sameSalt -> among(sameSalt, password).stream())
                        .findFirst());
    }

    private static Optional<String> among(List<String> sameSalt, String password) {
        String hash = hashedLike(sameSalt.get(0), password);
        return sameSalt.stream().filter(known -> same(known, hash)).findFirst();
    }

    /**
     * The hash of a password that a visitor chose; with the settings and the salt of one of the others, those of the
     * same e-mail address, if there are any. Costs the same in both cases, and is refused when too many wait.
     */
    Future<String> hashBeside(List<String> others, String password) {
        return slowly(() ->
                others.isEmpty() ? ARGON2.hash(password, random(16)).getResult() : hashedLike(others.get(0), password));
    }

    private static String hashedLike(String other, String password) {
        byte[] salt = Base64.getDecoder().decode(other.split("\\$")[SALT]);
        return Argon2Function.getInstanceFromHash(other)
                .hash(password.getBytes(StandardCharsets.UTF_8), salt)
                .getResult();
    }

    private static String withoutHash(String encoded) {
        return encoded.substring(0, encoded.lastIndexOf('$'));
    }

    /** As much work as {@link #matches}, so that the time of an answer does not tell whether an account exists. */
    Future<Boolean> matchesNothing(String secret) {
        return slowly(() -> ARGON2.hash(secret, "no such account ").getResult().isEmpty());
    }

    public static String random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return BASE64.encodeToString(random);
    }

    private <T> Future<T> slowly(Callable<T> work) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(PodProblem.busy());
        }
        return slow.executeBlocking(work, false).onComplete(done -> waiting.decrementAndGet());
    }

    /** Whether this is a secret that {@link #generate} made. */
    public static boolean matchesGenerated(String secret, String hash) {
        String[] parts = hash.split("\\$");
        return same(sha256(parts[2] + secret), parts[3]);
    }

    /** Compares in a time that tells nothing. */
    public static boolean same(String left, String right) {
        return MessageDigest.isEqual(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
