package nl.digitalme.pod.login.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.access.Mode;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;

/**
 * Apps whose id is the address of a document that describes them (Solid-OIDC 0.1.0 section 5.1). Fetched within the
 * limits of {@code identity}, or read here when the document is in a pod of this server and for all to read.
 */
final class ClientDocuments {
    private static final String CONTEXT = "https://www.w3.org/ns/solid/oidc-context.jsonld";
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MAX_KEPT = 10_000;
    private static final int MAX_BYTES = 64 * 1024;

    private final Function<String, Future<JsonObject>> remote;
    private final Here here;
    private final Cache<String, Client> kept =
            Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MAX_KEPT).build();

    /** {@code remote} fetches a JSON object of another server. */
    ClientDocuments(Function<String, Future<JsonObject>> remote, Here here) {
        this.remote = remote;
        this.here = here;
    }

    /** The pods of this server. */
    record Here(Addresses addresses, PodStore store, AccessControl access) {}

    /** Whether an id is the address of a document. */
    static boolean isAddress(String id) {
        return id.startsWith("https://") || id.startsWith("http://");
    }

    /** Fails with {@link OAuthError} in words when there is no such document, or it is not about this id. */
    Future<Client> find(String id) {
        Optional<ResourceId> own = here.addresses().resource(id);
        if (own.isPresent()) {
            return readHere(own.get()).map(json -> client(id, json));
        }
        Client known = kept.getIfPresent(id);
        return known != null ? Future.succeededFuture(known) : fetch(id);
    }

    private Future<Client> fetch(String id) {
        return remote.apply(id)
                .map(json -> client(id, json))
                .onSuccess(client -> kept.put(id, client))
                .recover(failure -> Future.failedFuture(
                        failure instanceof InvalidToken invalid ? refused(invalid.why()) : failure));
    }

    private Future<JsonObject> readHere(ResourceId document) {
        return here.access()
                .decide(Caller.PUBLIC, document, Set.of(Mode.READ))
                .compose(decision -> decision.allowed()
                        ? here.store().read(document)
                        : Future.failedFuture(refused("Not everybody may read it.")))
                .map(Lookup::found)
                .map(found -> found.flatMap(ClientDocuments::json)
                        .orElseThrow(() -> refused("It is not there, or it is not JSON.")));
    }

    private static Optional<JsonObject> json(Lookup.Found found) {
        try {
            return found.content() instanceof Content.Inline inline && inline.length() <= MAX_BYTES
                    ? Optional.of(new JsonObject(inline.bytes()))
                    : Optional.empty();
        } catch (DecodeException | ClassCastException noJson) {
            return Optional.empty();
        }
    }

    private static Client client(String id, JsonObject json) {
        // The id must be the address that it was fetched from, or one app could pass for another.
        if (!id.equals(json.getValue("client_id"))) {
            throw refused("Its client_id is not its own address.");
        }
        if (!namesContext(json.getValue("@context"))) {
            throw refused("Its @context must be or contain " + CONTEXT + ".");
        }
        try {
            return new Client(
                    id, Client.Kind.DOCUMENT, ClientMetadata.from(json, ClientMetadata.NO_SECRET), Optional.empty());
        } catch (OAuthError wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private static boolean namesContext(Object context) {
        return CONTEXT.equals(context) || (context instanceof JsonArray list && list.contains(CONTEXT));
    }

    private static OAuthError refused(String why) {
        return OAuthError.of("invalid_client", "The document of this app (its client id) cannot be used. " + why);
    }
}
