package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.Usage;

/** Makes pods: what stands in a new one, and who owns it. */
final class Pods {
    // Starts with no dot: such segments belong to the server. Names of people do not belong in a URL, ids do.
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,62}");
    private static final String TURTLE = "text/turtle";

    private final PodStore store;
    private final Addresses addresses;
    private final PodTemplate template;
    private final long quota;

    Pods(PodStore store, Addresses addresses, String issuer) {
        this(store, addresses, new PodTemplate(issuer), Usage.UNLIMITED);
    }

    private Pods(PodStore store, Addresses addresses, PodTemplate template, long quota) {
        this.store = store;
        this.addresses = addresses;
        this.template = template;
        this.quota = quota;
    }

    Pods withQuota(long bytes) {
        return new Pods(store, addresses, template, bytes);
    }

    /** The name, when it can be the name of a pod. */
    static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" cannot be the name of a pod. Use 1 to 63 letters, digits, - and _.".formatted(name));
        }
        return name;
    }

    /** The name, when a pod of this server can have it. */
    String requireName(String name) {
        if (!addresses.canName(name)) {
            throw PodProblem.badRequest(
                    ("\"%s\" cannot be the name of a pod here: it is part of a host name, so use small letters, digits"
                                    + " and -.")
                            .formatted(name));
        }
        return checkedName(name);
    }

    WebId webId(String pod) {
        return addresses.webId(pod);
    }

    /** Makes a pod for the WebID in it, whole or not at all; nothing happens when that owner has it already. */
    Future<Void> ensure(String pod) {
        WebId owner = addresses.webId(pod);
        return store.read(PodRecord.at(pod)).compose(found -> found.found()
                .map(record -> PodRecord.from(record.content()).owners().contains(owner)
                        ? Future.<Void>succeededFuture()
                        : Future.<Void>failedFuture(PodProblem.conflict(
                                "There is a pod of this name already, of an owner with another WebID. If this server had"
                                        + " another address before, start it with that --base-url.")))
                .orElseGet(() -> create(pod, owner).mapEmpty()));
    }

    private Future<Version> create(String pod, WebId owner) {
        ResourceId root = ResourceId.root(pod);
        ResourceId card = root.child("profile/card");
        return store.commit(Edit.of(
                pod,
                put(root, ""),
                new Edit.Put(
                        PodRecord.at(pod), Expect.ABSENT, new PodRecord(List.of(owner), Instant.now()).toContent()),
                put(root.acl(), template.rootAcl()),
                put(card, template.profile()),
                put(card.acl(), template.profileAcl()),
                put(root.child("inbox/"), ""),
                new Edit.Allow(pod, quota)));
    }

    private static Edit.Step put(ResourceId target, String turtle) {
        return new Edit.Put(target, Expect.ABSENT, new Content.Inline(TURTLE, Buffer.buffer(turtle)));
    }
}
