package nl.digitalme.pod.identity;

import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A key with a certificate that it signed itself, made by the JDK's own tool. For tests. */
public record TestCertificate(PfxOptions keys, Path pem) {
    private static final String PASSWORD = "changeit";

    /** {@code names} as in {@code dns:localhost}. */
    public static TestCertificate forNames(Path folder, String names) {
        Path store = folder.resolve(names.replaceAll("[^a-z0-9]", "-") + ".p12");
        Path pem = folder.resolve(store.getFileName() + ".pem");
        keytool(
                store,
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + names);
        keytool(store, "-exportcert", "-alias", "server", "-rfc", "-file", pem.toString());
        return new TestCertificate(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD), pem);
    }

    private static void keytool(Path store, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (tool.waitFor() != 0) {
                throw new IllegalStateException("keytool failed");
            }
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
