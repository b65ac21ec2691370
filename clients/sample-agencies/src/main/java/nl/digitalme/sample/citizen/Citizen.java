package nl.digitalme.sample.citizen;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.digitalme.agency.When;
import nl.digitalme.sample.Desk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the owner of a pod does: read everything in it, ask it questions, share a document and end that again. */
@Command(name = "citizen", description = "The owner of the pod.")
public final class Citizen {
    @Command(description = "Reads anything in the pod and shows it.")
    void read(
            @Mixin Desk desk,
            @Parameters(paramLabel = "ADDRESS", description = "In the pod or in full: profile/card, .log, .overview.")
                    String address,
            @Option(names = "--accept", defaultValue = "text/turtle", description = "The media type to ask for.")
                    String accept) {
        desk.show(desk.client().get(desk.at(address), accept));
    }

    @Command(description = "Asks the pod a SPARQL query and shows the answer as a table of text.")
    void query(@Mixin Desk desk, @Parameters(paramLabel = "SPARQL") String query) {
        String parameter = URLEncoder.encode(query, StandardCharsets.UTF_8);
        desk.show(desk.client().get(desk.at(".sparql?query=" + parameter), "text/csv"));
    }

    /**
     * Replaces the rules of the document: the owner and those who put it there keep what they had (WAC: no
     * inheritance).
     */
    @Command(description = "Lets an agency read one document.")
    void share(
            @Mixin Desk desk,
            @Parameters(paramLabel = "DOCUMENT") String document,
            @Parameters(paramLabel = "AGENCY", description = "Who may read it; the name of its pod.") String reader,
            @Parameters(paramLabel = "SOURCE", description = "Who may still change it.") String source) {
        String name = document.substring(document.lastIndexOf('/') + 1);
        String rules = Stream.of(
                        rule("owner", desk.at("profile/card#me").toString(), name, "acl:Read, acl:Write, acl:Control"),
                        rule("source", desk.webIdOf(source).toString(), name, "acl:Read, acl:Write"),
                        rule("reader", desk.webIdOf(reader).toString(), name, "acl:Read"))
                .collect(Collectors.joining("\n", "@prefix acl: <http://www.w3.org/ns/auth/acl#> .\n\n", "\n"));
        desk.done("PUT", desk.client().put(desk.at(document + ".acl"), rules, When.ALWAYS));
    }

    @Command(description = "Ends what share began: the document has the rules of its container again.")
    void unshare(@Mixin Desk desk, @Parameters(paramLabel = "DOCUMENT") String document) {
        desk.done("DELETE", desk.client().delete(desk.at(document + ".acl"), When.ALWAYS));
    }

    /** From the next request on nobody but the owner gets in; what was delivered stays. */
    @Command(description = "Takes a container back: nobody but the owner may use it.")
    void close(@Mixin Desk desk, @Parameters(paramLabel = "CONTAINER") String container) {
        String rules = """
                @prefix acl: <http://www.w3.org/ns/auth/acl#> .
                <#owner> a acl:Authorization ; acl:agent <%s> ;
                    acl:accessTo <./> ; acl:default <./> ; acl:mode acl:Read, acl:Write, acl:Control .
                """.formatted(desk.at("profile/card#me"));
        desk.done("PUT", desk.client().put(desk.at(container + ".acl"), rules, When.ALWAYS));
    }

    private static String rule(String id, String agent, String name, String modes) {
        return "<#%s> a acl:Authorization ; acl:agent <%s> ; acl:accessTo <%s> ; acl:mode %s ."
                .formatted(id, agent, name, modes);
    }
}
