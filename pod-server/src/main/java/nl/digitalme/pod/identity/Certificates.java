package nl.digitalme.pod.identity;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The authorities whose certificates other servers may show: those that Java knows, and those that the operator adds. */
final class Certificates {
    private Certificates() {}

    /**
     * What Java trusts, and the certificates in this PEM file.
     *
     * @throws IllegalArgumentException in words, when the file cannot be used
     */
    static TrustOptions with(Path file) {
        try {
            KeyStore all = KeyStore.getInstance(KeyStore.getDefaultType());
            all.load(null, null);
            int number = 0;
            for (X509Certificate usual : managerOf(null).getAcceptedIssuers()) {
                all.setCertificateEntry("java-" + number++, usual);
            }
            for (Certificate added : read(file)) {
                all.setCertificateEntry("added-" + number++, added);
            }
            return TrustOptions.wrap(managerOf(all));
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException("The certificates in %s cannot be read.".formatted(file), unusable);
        }
    }

    private static Iterable<? extends Certificate> read(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static X509TrustManager managerOf(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store); // none stands for Java's own
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("This Java has no trust manager for X.509.");
    }
}
