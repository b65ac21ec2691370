package nl.digitalme.pod.login.oidc;

import java.util.Optional;

/**
 * An app that people log in to.
 *
 * @param secretHash of its secret; empty for an app that cannot keep one
 */
record Client(String id, Kind kind, ClientMetadata metadata, Optional<String> secretHash) {
    /** Solid-OIDC 0.1.0 section 5.2: an app that does not say who it is. */
    static final String ANYBODY = "http://www.w3.org/ns/solid/terms#PublicOidcClient";

    /** How we know what we know about it. */
    enum Kind {
        /** It registered itself; nobody has checked what it said (RFC 7591). */
        REGISTERED,
        /** Its id is the address of a document that says so (Solid-OIDC 0.1.0 section 5.1). */
        DOCUMENT,
        /** It says nothing. */
        ANYBODY
    }

    static Client anybody() {
        return new Client(ANYBODY, Kind.ANYBODY, ClientMetadata.NONE, Optional.empty());
    }

    boolean mayRedirectTo(String address) {
        return kind == Kind.ANYBODY
                ? RedirectUri.isAcceptable(address)
                : RedirectUri.isAcceptable(address)
                        && metadata.redirectUris().stream().anyMatch(known -> RedirectUri.matches(known, address));
    }

    boolean mayLogOutTo(String address) {
        return metadata.postLogoutRedirectUris().contains(address);
    }

    boolean isConfidential() {
        return secretHash.isPresent();
    }

    /** What consents are kept by. Apps that do not say who they are differ by where they get their answers. */
    String consentKey(String redirectUri) {
        return kind == Kind.ANYBODY ? id + " " + redirectUri : id;
    }
}
