package nl.digitalme.pod.login.oidc;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Secrets;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.store.Expect;

/** A secret of the server with which it recognises what it said before. Made once and kept in its own pod. */
final class ServerKey {
    private static final String DOCUMENT = "keys/registrations";
    private static final String ALGORITHM = "HmacSHA256";

    private final SystemDocuments documents;
    private volatile Optional<SecretKeySpec> known = Optional.empty();

    ServerKey(SystemDocuments documents) {
        this.documents = documents;
    }

    /** A seal on a text that only this server can make. */
    Future<String> seal(String text) {
        return key().map(key -> seal(key, text));
    }

    private Future<SecretKeySpec> key() {
        return known.map(Future::succeededFuture).orElseGet(() -> load().onSuccess(key -> known = Optional.of(key)));
    }

    private Future<SecretKeySpec> load() {
        return documents.read(DOCUMENT).compose(found -> found.map(
                        stored -> Future.succeededFuture(key(stored.json().getString("secret"))))
                .orElseGet(this::make));
    }

    // Another server on this store may make one at the same time: the first counts.
    private Future<SecretKeySpec> make() {
        String secret = Secrets.generate();
        return documents
                .commit(List.of(SystemDocuments.put(DOCUMENT, Expect.ABSENT, new JsonObject().put("secret", secret))))
                .map(made -> key(secret))
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 412
                        ? load()
                        : Future.failedFuture(failure));
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static String seal(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] sealed = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(sealed)
                    .substring(0, 22); // 128 bits
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
