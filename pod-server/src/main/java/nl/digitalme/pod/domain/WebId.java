package nl.digitalme.pod.domain;

import java.net.URI;

/** The IRI that names a person or an organisation (WebID 1.0): absolute, http or https. */
public record WebId(String iri) {
    public WebId {
        URI uri = URI.create(iri);
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("A WebID is an absolute http or https address.");
        }
    }

    /** The address of the document that describes the WebID: the IRI without its fragment. */
    public String document() {
        int hash = iri.indexOf('#');
        return hash < 0 ? iri : iri.substring(0, hash);
    }

    @Override
    public String toString() {
        return iri;
    }
}
