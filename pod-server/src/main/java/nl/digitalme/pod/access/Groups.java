package nl.digitalme.pod.access;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Committed;
import nl.digitalme.pod.store.PodStore;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.model.util.Values;

/**
 * Who is in a {@code vcard:Group}. Documents of this server, in any of its pods, are read by the server itself: their
 * readers need not be the ones whose access they decide. Those of other servers must be public.
 */
final class Groups {
    private static final IRI HAS_MEMBER = Values.iri("http://www.w3.org/2006/vcard/ns#hasMember");
    private static final long MAXIMUM_WEIGHT = 16L << 20;
    private static final int BYTES_PER_MEMBER = 150;

    private final PodStore store;
    private final Addresses addresses;
    private final Remembered<ResourceId, Map<String, Set<String>>> documents;
    private final Optional<RemoteGroups> remote;

    /** {@code remote} is empty where nobody is in a group of another server. */
    Groups(PodStore store, Addresses addresses, Optional<RemoteGroups> remote) {
        this.store = store;
        this.addresses = addresses;
        this.remote = remote;
        this.documents = new Remembered<>(MAXIMUM_WEIGHT, Groups::weight, this::read);
    }

    /** Whether a member is in at least one of the groups. */
    Future<Boolean> anyHas(Set<Group> groups, String member) {
        Future<Boolean> found = Future.succeededFuture(false);
        for (Group group : groups) {
            found = found.compose(yes -> yes ? Future.succeededFuture(true) : has(group, member));
        }
        return found;
    }

    /** Asks for all the groups of other servers at once, so that a slow one is waited for once. */
    Future<Void> prepare(Stream<Group> groups) {
        List<Future<Map<String, Set<String>>>> asked = groups.filter(Group::isRemote)
                .flatMap(group -> remote.map(others -> others.document(group.iri())).stream())
                .toList();
        return asked.isEmpty() ? Future.succeededFuture() : Future.join(asked).mapEmpty();
    }

    /** Counts up whenever a group that was read may no longer be what it was. */
    long changes() {
        return documents.losses() + remote.map(RemoteGroups::changes).orElse(0L);
    }

    void committed(Committed change) {
        if (change.erased()) {
            documents.forgetIf(document -> document.pod().equals(change.pod()));
            return;
        }
        change.written().keySet().forEach(documents::forget);
        change.removed().forEach(documents::forget);
    }

    private Future<Boolean> has(Group group, String member) {
        if (group.document().isEmpty()) {
            return remote.map(others -> others.has(group.iri(), member)).orElse(Future.succeededFuture(false));
        }
        return documents.get(group.document().get()).map(members -> members.getOrDefault(group.iri(), Set.of())
                .contains(member));
    }

    private Future<Map<String, Set<String>>> read(ResourceId document) {
        return store.read(document).map(lookup -> lookup.found()
                .flatMap(found -> StoredRdf.parse(found.content(), addresses.iri(document)))
                .map(Groups::members)
                .orElseGet(Map::of));
    }

    // No rdf:type is asked for: vcard:hasMember has the domain vcard:Group.
    static Map<String, Set<String>> members(Model model) {
        Map<String, Set<String>> groups = new HashMap<>();
        for (Statement statement : model.filter(null, HAS_MEMBER, null)) {
            groups.computeIfAbsent(statement.getSubject().stringValue(), name -> new HashSet<>())
                    .add(statement.getObject().stringValue());
        }
        return groups;
    }

    static int weight(Map<String, Set<String>> groups) {
        return groups.values().stream()
                        .mapToInt(members -> BYTES_PER_MEMBER * (1 + members.size()))
                        .sum()
                + BYTES_PER_MEMBER;
    }
}
