package nl.digitalme.pod.access;

import static org.eclipse.rdf4j.model.util.Values.iri;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.PodStore;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.vocabulary.FOAF;
import org.eclipse.rdf4j.model.vocabulary.RDF;

/** Reads an ACL document's triples (WAC 1.0.0 sections 4 and 5.2). What is not a whole authorization has no effect. */
final class AclReader {
    private static final String ACL = "http://www.w3.org/ns/auth/acl#";
    private static final IRI AUTHORIZATION = iri(ACL, "Authorization");
    private static final IRI ACCESS_TO = iri(ACL, "accessTo");
    private static final IRI DEFAULT = iri(ACL, "default");
    private static final IRI MODE = iri(ACL, "mode");
    private static final IRI AGENT = iri(ACL, "agent");
    private static final IRI AGENT_CLASS = iri(ACL, "agentClass");
    private static final IRI AGENT_GROUP = iri(ACL, "agentGroup");
    private static final IRI ORIGIN = iri(ACL, "origin");
    private static final IRI AUTHENTICATED_AGENT = iri(ACL, "AuthenticatedAgent");
    private static final Map<Value, Mode> MODES = Map.of(
            iri(ACL, "Read"), Mode.READ,
            iri(ACL, "Append"), Mode.APPEND,
            iri(ACL, "Write"), Mode.WRITE,
            iri(ACL, "Control"), Mode.CONTROL);

    private static final int MOST_REMOTE_GROUPS = 8;

    // Limits that this server cannot check yet. An authorization under such a limit must not count as one without it:
    // dm:underGrant until grants are built, acl:condition as long as WAC 1.1 is a draft.
    private static final List<IRI> UNKNOWN_LIMITS =
            List.of(iri("https://w3id.org/digital-me/ns#", "underGrant"), iri(ACL, "condition"));

    private final Addresses addresses;

    AclReader(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The rules in a stored ACL document; nobody's when it cannot be parsed or is larger than it may be. */
    Acl read(PodStore.Entry document) {
        return document.found().content().length() > AclRules.MAX_BYTES
                ? Acl.UNREADABLE
                : StoredRdf.parse(document.found().content(), addresses.iri(document.id()))
                        .map(model -> read(document.id().subject(), model))
                        .orElse(Acl.UNREADABLE);
    }

    /** The rules in the ACL document of {@code subject}. */
    Acl read(ResourceId subject, Model model) {
        Predicate<Value> isSubject = value -> isResource(value, subject);
        List<Authorization> accessTo = new ArrayList<>();
        List<Authorization> byDefault = new ArrayList<>();
        for (Resource node : model.filter(null, RDF.TYPE, AUTHORIZATION).subjects()) {
            if (UNKNOWN_LIMITS.stream().anyMatch(limit -> model.contains(node, limit, null))) {
                continue;
            }
            Authorization authorization = authorization(model, node);
            if (values(model, node, ACCESS_TO).stream().anyMatch(isSubject)) {
                accessTo.add(authorization);
            }
            if (subject.isContainer() && values(model, node, DEFAULT).stream().anyMatch(isSubject)) {
                byDefault.add(authorization);
            }
        }
        return Acl.of(accessTo, byDefault);
    }

    private Authorization authorization(Model model, Resource node) {
        Set<Value> classes = values(model, node, AGENT_CLASS);
        return new Authorization(
                modes(values(model, node, MODE)),
                classes.contains(FOAF.AGENT),
                classes.contains(AUTHENTICATED_AGENT),
                texts(values(model, node, AGENT)),
                groups(model, node),
                texts(values(model, node, ORIGIN)));
    }

    private static int modes(Set<Value> values) {
        int mask = ModeMask.NONE;
        for (Value value : values) {
            Mode mode = MODES.get(value); // WAC 1.0.0 section 7.1: modes that are not known are passed over
            mask |= mode == null ? ModeMask.NONE : ModeMask.granting(mode);
        }
        return mask;
    }

    // Groups of other servers cost a request to them now and then, so only the first few of a document count.
    private Set<Group> groups(Model model, Resource node) {
        Set<String> remote = texts(model.filter(null, AGENT_GROUP, null).objects()).stream()
                .filter(this::isElsewhere)
                .sorted()
                .limit(MOST_REMOTE_GROUPS)
                .collect(Collectors.toSet());
        return texts(values(model, node, AGENT_GROUP)).stream()
                .map(name -> new Group(name, addresses.resource(name)))
                .filter(group -> !group.isRemote() || remote.contains(group.iri()))
                .collect(Collectors.toSet());
    }

    private boolean isElsewhere(String name) {
        return addresses.resource(name).isEmpty() && !name.startsWith(addresses.base());
    }

    private boolean isResource(Value value, ResourceId subject) {
        String name = value.stringValue();
        return value.isIRI()
                && name.indexOf('#') < 0 // what has a fragment is a thing in a document, not the document
                && addresses.resource(name).equals(Optional.of(subject));
    }

    private static Set<Value> values(Model model, Resource node, IRI property) {
        return model.filter(node, property, null).objects();
    }

    private static Set<String> texts(Set<Value> values) {
        Set<String> texts = new HashSet<>();
        values.stream().filter(Value::isIRI).forEach(value -> texts.add(value.stringValue()));
        return texts;
    }
}
