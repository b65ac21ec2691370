package nl.digitalme.examples;

import com.inrupt.client.auth.Session;
import com.inrupt.client.openid.OpenIdSession;
import com.inrupt.client.solid.SolidClientException;
import com.inrupt.client.solid.SolidContainer;
import com.inrupt.client.solid.SolidRDFSource;
import com.inrupt.client.solid.SolidSyncClient;
import com.inrupt.client.spi.RDFFactory;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rdf.api.IRI;
import org.apache.commons.rdf.api.Literal;
import org.apache.commons.rdf.api.RDF;

/** 07 Inrupt's Java client: resources are objects that are created, read, updated and deleted. */
public final class Example07InruptJavaClient {
    private static final RDF RDF = RDFFactory.getInstance();
    private static final IRI TYPE = RDF.createIRI("http://www.w3.org/1999/02/22-rdf-syntax-ns#type");
    private static final IRI HOURS = RDF.createIRI("https://example.org/hours");
    private static final String ACL = "http://www.w3.org/ns/auth/acl#";

    private final URI server;
    private final SolidSyncClient alice;
    private final SolidSyncClient bob;
    private final URI folder;
    private final URI document;
    private final IRI march;

    private Example07InruptJavaClient(URI server) {
        this.server = server;
        alice = logIn("alice");
        bob = logIn("bob");
        folder = server.resolve("alice/example-07/");
        document = folder.resolve("payslip");
        march = RDF.createIRI(document + "#march");
    }

    public static void main(String[] args) {
        String server = System.getenv().getOrDefault("DM_SERVER", "http://localhost:3000/");
        Example07InruptJavaClient example = new Example07InruptJavaClient(URI.create(server));
        example.work();
        example.share();
        example.delete();
        System.exit(0); // idle connections of OkHttp would keep it running for a minute
    }

    // The id and secret of a program act for one WebID; each user has a client, with connections of its own.
    private SolidSyncClient logIn(String name) {
        Session session = OpenIdSession.ofClientCredentials(
                server, name + "-program", "secret-of-" + name, "client_secret_basic");
        return SolidSyncClient.getClientBuilder().build().session(session);
    }

    private void work() {
        alice.read(server.resolve("alice/"), SolidContainer.class).close();
        done("log in");

        alice.create(new SolidContainer(folder));
        done("create a container");

        SolidRDFSource payslip = new SolidRDFSource(document);
        payslip.add(null, march, HOURS, number(120));
        alice.create(payslip);
        done("save");

        SolidRDFSource read = alice.read(document, SolidRDFSource.class);
        check(read.contains(Optional.empty(), march, HOURS, number(120)));
        done("read");

        // This client changes a document with PUT: all of it travels.
        read.remove(Optional.empty(), march, HOURS, number(120));
        read.add(null, march, HOURS, number(128));
        alice.update(read);
        done("update");
    }

    private void share() {
        URI rules = alice.read(document, SolidRDFSource.class)
                .getMetadata()
                .getAcl()
                .orElseThrow();
        SolidRDFSource acl = new SolidRDFSource(rules);
        rule(acl, "owner", "alice", "Read", "Write", "Control");
        rule(acl, "bob", "bob", "Read");
        alice.create(acl);
        done("share with bob");

        SolidRDFSource read = bob.read(document, SolidRDFSource.class);
        check(read.contains(Optional.empty(), march, HOURS, number(128)));
        check(read.getMetadata().getWacAllow().getOrDefault("user", Set.of()).equals(Set.of("read")));
        done("bob reads");

        SolidRDFSource now = alice.read(rules, SolidRDFSource.class);
        now.remove(Optional.empty(), RDF.createIRI(rules + "#bob"), null, null);
        alice.update(now);
        done("revoke");

        check(refusal(() -> bob.read(document, SolidRDFSource.class)) == 403);
        done("bob is refused");
    }

    private void delete() {
        alice.delete(document);
        alice.delete(folder);
        check(refusal(() -> alice.read(document, SolidRDFSource.class)) == 404);
        done("delete");
    }

    private void rule(SolidRDFSource acl, String name, String person, String... modes) {
        IRI rule = RDF.createIRI(acl.getIdentifier() + "#" + name);
        acl.add(null, rule, TYPE, RDF.createIRI(ACL + "Authorization"));
        acl.add(null, rule, RDF.createIRI(ACL + "agent"), RDF.createIRI(server + person + "/profile/card#me"));
        acl.add(null, rule, RDF.createIRI(ACL + "accessTo"), RDF.createIRI(document.toString()));
        for (String mode : modes) {
            acl.add(null, rule, RDF.createIRI(ACL + "mode"), RDF.createIRI(ACL + mode));
        }
    }

    private static Literal number(int value) {
        return RDF.createLiteral(Integer.toString(value), RDF.createIRI("http://www.w3.org/2001/XMLSchema#integer"));
    }

    private static int refusal(Runnable request) {
        try {
            request.run();
            return 200;
        } catch (SolidClientException refused) {
            return refused.getStatusCode();
        }
    }

    private static void check(boolean expected) {
        if (!expected) {
            throw new AssertionError("not what was expected");
        }
    }

    private static void done(String step) {
        System.out.println("ok: " + step);
    }
}
