package nl.digitalme.pod;

import static nl.digitalme.pod.store.Waiting.await;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodRecord;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.embedded.EmbeddedOptions;
import nl.digitalme.pod.store.embedded.EmbeddedStore;

/** A pod that everybody may write to: for tests of storage, in which nobody has to log in. */
final class OpenPod {
    static final String NAME = "open";

    private OpenPod() {}

    /** Makes it in the folder of a server that is not running. */
    static void makeIn(Path data) {
        Vertx vertx = Vertx.vertx();
        PodStore store = EmbeddedStore.open(vertx, data, EmbeddedOptions.defaults());
        ResourceId root = ResourceId.root(NAME);
        PodRecord record = new PodRecord(List.of(new WebId("https://owner.example/#me")), Instant.now());
        String acl = """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                <#all> a acl:Authorization; acl:agentClass <http://xmlns.com/foaf/0.1/Agent>;
                    acl:accessTo <./>; acl:default <./>; acl:mode acl:Read, acl:Write.
                """;
        await(store.commit(Edit.of(
                NAME,
                put(root, ""),
                put(root.acl(), acl),
                new Edit.Put(PodRecord.at(NAME), Expect.ABSENT, record.toContent()))));
        await(store.close());
        await(vertx.close());
    }

    private static Edit.Step put(ResourceId id, String turtle) {
        return new Edit.Put(id, Expect.ABSENT, new Content.Inline("text/turtle", Buffer.buffer(turtle)));
    }
}
