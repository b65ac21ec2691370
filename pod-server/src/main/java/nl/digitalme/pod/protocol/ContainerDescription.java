package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import java.util.Set;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.rdf.RdfFormat;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/**
 * What its owner wrote about a container, beside what the server says of it. The server's own statements are not taken
 * from anybody (Solid Protocol 0.11.0 section 4.2).
 */
final class ContainerDescription implements DocumentRule {
    private static final String CONTAINS = Headers.LDP + "contains";
    private static final Set<String> MANAGED = Set.of(
            CONTAINS,
            "http://purl.org/dc/terms/modified",
            "http://www.w3.org/ns/posix/stat#mtime",
            "http://www.w3.org/ns/posix/stat#size");

    private final Workers workers;
    private final Addresses addresses;

    ContainerDescription(Workers workers, Addresses addresses) {
        this.workers = workers;
        this.addresses = addresses;
    }

    /**
     * Refuses with 409 what the server keeps itself: containment of this container, metadata of what it contains
     * (section 5.3), and graphs, which a listing cannot show.
     */
    @Override
    public Future<Void> check(PodRequest request, ResourceId container, Model statements) {
        String iri = addresses.iri(container);
        for (Statement statement : container.isContainer() ? statements : Set.<Statement>of()) {
            if (statement.getContext() != null) {
                return Future.failedFuture(ProtocolProblems.noGraphsInContainers());
            }
            if (statement.getPredicate().stringValue().equals(CONTAINS)
                    && statement.getSubject().stringValue().equals(iri)) {
                return Future.failedFuture(ProtocolProblems.containmentIsManaged());
            }
            if (isMetadata(statement, iri)) {
                return Future.failedFuture(ProtocolProblems.metadataIsManaged());
            }
        }
        return Future.succeededFuture();
    }

    // About a member; what a client repeats about the container itself is left out when it is shown.
    private static boolean isMetadata(Statement statement, String container) {
        String subject = statement.getSubject().stringValue();
        if (!subject.startsWith(container) || subject.length() == container.length() || subject.indexOf('#') >= 0) {
            return false;
        }
        int slash = subject.indexOf('/', container.length());
        boolean isMember = slash < 0 || slash == subject.length() - 1;
        boolean isMediaType = statement.getPredicate().equals(RDF.TYPE)
                && statement.getObject().stringValue().startsWith("http://www.w3.org/ns/iana/media-types/");
        return isMember
                && (isMediaType || MANAGED.contains(statement.getPredicate().stringValue()));
    }

    /** The owner's statements; none for most containers. */
    Future<Model> of(ResourceId container, Lookup.Found found) {
        if (!(found.content() instanceof Content.Inline inline)
                || inline.bytes().length() == 0) {
            return Future.succeededFuture(new LinkedHashModel());
        }
        RdfFormat format = RdfFormat.of(inline.mediaType()).orElse(RdfFormat.TURTLE);
        return workers.parse(container, format, inline.bytes()).map(model -> own(container, model));
    }

    private Model own(ResourceId container, Model model) {
        String iri = addresses.iri(container);
        Model own = new LinkedHashModel();
        model.stream().filter(statement -> !isManaged(statement, iri)).forEach(own::add);
        return own;
    }

    private static boolean isManaged(Statement statement, String container) {
        String object = statement.getObject().stringValue();
        boolean isType = statement.getPredicate().equals(RDF.TYPE)
                && (object.equals(Headers.STORAGE) || object.startsWith(Headers.LDP));
        return statement.getSubject().stringValue().equals(container)
                && (isType || MANAGED.contains(statement.getPredicate().stringValue()));
    }
}
