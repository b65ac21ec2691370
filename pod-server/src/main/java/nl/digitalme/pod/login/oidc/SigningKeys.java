package nl.digitalme.pod.login.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.identity.OwnKeys;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/**
 * The keys that sign tokens. Kept in the server's own pod, so they outlive a restart and all servers on one store share
 * them. The newest signs; an older one stays published as long as tokens that it signed can be about.
 */
final class SigningKeys implements OwnKeys {
    private static final String DOCUMENT = "keys/signing";
    private static final Duration PUBLISHED_AFTER_USE = Duration.ofHours(24);

    private final SystemDocuments documents;
    private final Duration maxAge;
    private final Clock clock;
    private volatile Kept kept = new Kept(new Version(-1), List.of());

    SigningKeys(PodStore store, Duration maxAge, Clock clock) {
        this.documents = new SystemDocuments(store);
        this.maxAge = maxAge;
        this.clock = clock;
    }

    /** A key with the moment it was made. */
    record SigningKey(ECKey key, Instant made) {}

    private record Kept(Version version, List<SigningKey> keys) {}

    /** The key that signs now; made or replaced first when that is due. */
    Future<ECKey> current() {
        return load().compose(keys -> keys.filter(found -> isFresh(found.keys().get(0)))
                        .map(Future::succeededFuture)
                        .orElseGet(() -> replace(keys)))
                .map(keys -> keys.keys().get(0).key());
    }

    @Override
    public Future<JsonObject> published() {
        return current().compose(ready -> load()).map(keys -> {
            JsonArray list = new JsonArray();
            keys.map(Kept::keys)
                    .orElse(List.of())
                    .forEach(key ->
                            list.add(new JsonObject(key.key().toPublicJWK().toJSONObject())));
            return new JsonObject().put("keys", list);
        });
    }

    /** Makes a new key to sign with, whatever the age of the one in use. */
    Future<Void> rotate() {
        return load().compose(this::replace).mapEmpty();
    }

    private boolean isFresh(SigningKey key) {
        return key.made().plus(maxAge).isAfter(clock.instant());
    }

    private Future<Optional<Kept>> load() {
        return documents.read(DOCUMENT).map(found -> found.map(this::parsed));
    }

    private Kept parsed(Stored stored) {
        Kept last = kept;
        if (!last.version().equals(stored.version())) {
            List<SigningKey> keys = stored.json().getJsonArray("keys").stream()
                    .map(key -> parsed((JsonObject) key))
                    .toList();
            last = new Kept(stored.version(), keys);
            kept = last;
        }
        return last;
    }

    private static SigningKey parsed(JsonObject json) {
        try {
            return new SigningKey(
                    ECKey.parse(json.getJsonObject("jwk").getMap()), Instant.parse(json.getString("made")));
        } catch (ParseException damaged) {
            throw new IllegalStateException("The signing keys in the store cannot be read.", damaged);
        }
    }

    // Two servers may do this at once: the second finds the document changed, and takes the key of the first.
    private Future<Kept> replace(Optional<Kept> old) {
        Instant now = clock.instant();
        List<SigningKey> keys = new ArrayList<>();
        keys.add(new SigningKey(generate(), now));
        Instant lastUse = now;
        for (SigningKey previous : old.map(Kept::keys).orElse(List.of())) {
            if (lastUse.plus(PUBLISHED_AFTER_USE).isAfter(now)) {
                keys.add(previous);
            }
            lastUse = previous.made();
        }
        Expect expect = old.<Expect>map(known -> Expect.at(known.version())).orElse(Expect.ABSENT);
        return documents
                .commit(List.of(SystemDocuments.put(DOCUMENT, expect, json(keys))))
                .map(version -> new Kept(version, List.copyOf(keys)))
                .recover(failure -> failure instanceof PodProblem ? reload(failure) : Future.failedFuture(failure));
    }

    private Future<Kept> reload(Throwable failure) {
        return load().compose(
                        found -> found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(failure)));
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject json(List<SigningKey> keys) {
        JsonArray list = new JsonArray();
        keys.forEach(key -> list.add(new JsonObject()
                .put("jwk", new JsonObject(key.key().toJSONObject()))
                .put("made", key.made().toString())));
        return new JsonObject().put("keys", list);
    }
}
