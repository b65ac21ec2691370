package nl.digitalme.pod.identity;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which code checks signatures. One ES256 check takes some 40 µs with the Corretto provider and 750 µs with the JDK's
 * own, so the first runs on the event loop and the second on a worker thread. Chosen once, when first asked.
 */
public final class CryptoProvider {
    private static final Logger LOG = LoggerFactory.getLogger(CryptoProvider.class);

    /** Set to {@code jdk} to leave the native provider out. */
    private static final String CHOICE = "digitalme.crypto";

    private static final boolean FAST = install();

    private CryptoProvider() {}

    /** Whether signatures are checked fast enough for an event loop. The first call installs the provider. */
    public static boolean isFast() {
        return FAST;
    }

    private static boolean install() {
        boolean fast = !"jdk".equals(System.getProperty(CHOICE)) && installCorretto();
        try {
            String name = selfTest();
            LOG.atInfo()
                    .addKeyValue("provider", name)
                    .addKeyValue("native", fast)
                    .log(
                            fast
                                    ? "Signatures are checked quickly"
                                    : "Signatures are checked slowly, some 1,000 a second");
            return fast;
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("This Java cannot sign and check with P-256.", unusable);
        }
    }

    // The native library exists for some platforms only; elsewhere the class is there and reports a loading error.
    private static boolean installCorretto() {
        try {
            Throwable failure = AmazonCorrettoCryptoProvider.INSTANCE.getLoadingError();
            if (failure == null) {
                AmazonCorrettoCryptoProvider.install();
                AmazonCorrettoCryptoProvider.INSTANCE.assertHealthy();
                return true;
            }
            LOG.warn("The Corretto provider does not load here: {}", failure.toString());
        } catch (LinkageError | RuntimeException absent) {
            LOG.warn("The Corretto provider does not work here: {}", absent.toString());
        }
        return false;
    }

    private static String selfTest() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        var keys = generator.generateKeyPair();
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        byte[] signed = signature.sign();
        signature.initVerify(keys.getPublic());
        if (!signature.verify(signed)) {
            throw new GeneralSecurityException("A fresh P-256 signature does not verify.");
        }
        return signature.getProvider().getName();
    }
}
