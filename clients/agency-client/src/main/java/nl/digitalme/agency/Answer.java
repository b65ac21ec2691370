package nl.digitalme.agency;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Optional;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.rio.RDFFormat;
import org.eclipse.rdf4j.rio.Rio;

/** What a server answered to a request that it carried out. */
public record Answer(URI url, int status, HttpHeaders headers, String body) {

    /** The version of the resource, for {@link When#unchanged}. */
    public Optional<String> etag() {
        return headers.firstValue("ETag");
    }

    /** Where a resource was made. */
    public Optional<URI> location() {
        return headers.firstValue("Location").map(url::resolve);
    }

    /** The body, which must be Turtle, as triples. */
    public Model model() {
        try {
            return Rio.parse(new StringReader(body), url.toString(), RDFFormat.TURTLE);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
