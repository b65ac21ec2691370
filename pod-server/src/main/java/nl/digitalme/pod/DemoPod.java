package nl.digitalme.pod;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.vocab.VocabFiles;

/**
 * Katja's pod before any agency comes: her own statements in {@code vault/}, and for each agency a container that she
 * and that agency may use. Everything else in the pod arrives over HTTP.
 */
final class DemoPod {
    /** An opaque name: no name of a person stands in a URL. */
    static final String NAME = "k7f3";

    /** The agencies, by the name of their pod and of their container in Katja's. */
    static final List<String> AGENCIES =
            List.of("brp", "uwv", "svb", "toeslagen", "belastingdienst", "gemeente", "waterschap");

    private static final String TURTLE = "text/turtle";

    private final Addresses addresses;

    DemoPod(Addresses addresses) {
        this.addresses = addresses;
    }

    Future<Version> prepare(PodStore store) {
        List<Edit.Step> steps = new ArrayList<>();
        for (String document : List.of(
                "vault/home", "vault/health-insurance", "vault/childcare", "vault/employment", "vault/other-income")) {
            steps.add(put(document, text(document)));
        }
        for (String agency : AGENCIES) {
            String container = "official/" + agency + "/";
            steps.add(put(container, ""));
            steps.add(put(container + ".acl", rules(agency)));
        }
        return store.commit(Edit.of(NAME, steps.toArray(Edit.Step[]::new)));
    }

    private String rules(String agency) {
        return """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .

                <#owner> a acl:Authorization ; acl:agent <%s> ;
                    acl:accessTo <./> ; acl:default <./> ; acl:mode acl:Read, acl:Write, acl:Control .
                <#source> a acl:Authorization ; acl:agent <%s> ;
                    acl:accessTo <./> ; acl:default <./> ; acl:mode acl:Read, acl:Write .
                """.formatted(addresses.webId(NAME), addresses.webId(agency));
    }

    private static String text(String document) {
        Path file = VocabFiles.file("/demo/katja/" + document + ".ttl");
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Edit.Step put(String path, String turtle) {
        return new Edit.Put(
                ResourceId.root(NAME).child(path), Expect.ANYTHING, new Content.Inline(TURTLE, Buffer.buffer(turtle)));
    }
}
