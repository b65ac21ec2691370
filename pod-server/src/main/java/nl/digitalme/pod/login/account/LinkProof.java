package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.identity.RemoteDocuments.Document;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.rdf.RdfDocument;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.PodStore;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.util.Values;

/**
 * Whether an account controls a WebID: the document of the WebID holds a token that was made for just this account and
 * WebID, and names this server as its issuer (Solid-OIDC 0.1.0 section 5.1). Only who can write the document can put
 * them there.
 */
final class LinkProof {
    private static final String SOLID = "http://www.w3.org/ns/solid/terms#";
    private static final IRI ISSUER = Values.iri(SOLID + "oidcIssuer");
    private static final IRI TOKEN = Values.iri(SOLID + "oidcIssuerRegistrationToken");
    private static final int MAX_BYTES = 64 * 1024;

    private final Addresses addresses;
    private final PodStore store;
    private final RemoteDocuments remote;

    LinkProof(Addresses addresses, PodStore store, RemoteDocuments remote) {
        this.addresses = addresses;
        this.store = store;
        this.remote = remote;
    }

    /** What the document shows. */
    enum Shown {
        /** It cannot be read. */
        NOTHING,
        /** It can be read; the token or the issuer is not in it. */
        DOCUMENT,
        BOTH
    }

    static boolean isWebId(String text) {
        try {
            return !new WebId(text).iri().isEmpty() && text.length() <= 500;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** What the holder has to put into the document. */
    String triples(String account, WebId webId) {
        return "<%s> <%s> <%s>;%n    <%s> \"%s\".%n"
                .formatted(webId.iri(), ISSUER, addresses.base(), TOKEN, token(account, webId));
    }

    // Says nothing about the account to others, and fits no other account: its id is a secret of eighty bits.
    private static String token(String account, WebId webId) {
        return SystemDocuments.hashed("link " + account + " " + webId.iri());
    }

    Future<Shown> of(String account, WebId webId) {
        return document(webId)
                .map(found ->
                        found.map(document -> shown(account, webId, document)).orElse(Shown.NOTHING))
                .recover(failure -> failure instanceof InvalidToken
                        ? Future.succeededFuture(Shown.NOTHING)
                        : Future.failedFuture(failure));
    }

    private Future<Optional<Document>> document(WebId webId) {
        Optional<ResourceId> here = addresses.resource(webId.document());
        return here.isPresent()
                ? store.read(here.get()).map(LinkProof::own)
                : remote.rdf(webId.document()).map(Optional::of);
    }

    private static Optional<Document> own(Lookup lookup) {
        return lookup.found()
                .map(Lookup.Found::content)
                .filter(content -> content instanceof Content.Inline && content.length() <= MAX_BYTES)
                .map(Content.Inline.class::cast)
                .map(inline -> new Document(inline.mediaType(), inline.bytes()));
    }

    private Shown shown(String account, WebId webId, Document document) {
        Optional<RdfFormat> format = RdfFormat.of(document.mediaType());
        return format.map(known -> shown(account, webId, document.bytes(), known))
                .orElse(Shown.NOTHING);
    }

    private Shown shown(String account, WebId webId, Buffer bytes, RdfFormat format) {
        try {
            Model model = RdfDocument.parse(bytes, format, webId.document());
            IRI subject = Values.iri(webId.iri());
            boolean both = model.contains(subject, TOKEN, Values.literal(token(account, webId)))
                    && model.contains(subject, ISSUER, Values.iri(addresses.base()));
            return both ? Shown.BOTH : Shown.DOCUMENT;
        } catch (PodProblem | IllegalArgumentException unreadable) {
            return Shown.NOTHING;
        }
    }
}
