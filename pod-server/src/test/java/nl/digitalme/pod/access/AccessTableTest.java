package nl.digitalme.pod.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The access rules as one table: who, where, and the modes that they then have (R, A, W, C; - for none). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessTableTest {
    private final PodWithRules pods = new PodWithRules();

    @BeforeAll
    void annaHasRules() {
        pods.owned("anna", "anna").owned("bert", "bert").owned("bare", "anna");
        pods.put(
                "anna/.acl",
                "<#root> a acl:Authorization ; acl:agent who:carol ; acl:mode acl:Control ;"
                        + " acl:accessTo <./> ; acl:default <./> .");
        pods.put("anna/open/note", "").put("anna/open/.acl", both("acl:agentClass foaf:Agent ; acl:mode acl:Read"));
        pods.put("anna/known/.acl", both("acl:agentClass acl:AuthenticatedAgent ; acl:mode acl:Read, acl:Append"));
        pods.put("anna/uwv/", "")
                .put("anna/uwv/.acl", """
                        <#a> a acl:Authorization ; acl:agent who:uwv ; acl:mode acl:Write ; acl:accessTo <./> ; acl:default <./> .
                        <#b> a acl:Authorization ; acl:agent who:city ; acl:mode acl:Read ; acl:default <./> .
                        <#c> a acl:Authorization ; acl:agent who:svb ; acl:mode acl:Read ; acl:accessTo <./> .
                        <#d> a acl:Authorization ; acl:agent who:lone ; acl:mode acl:Read ; acl:accessTo <./one> ; acl:default <./one> .
                        """)
                .put("anna/uwv/one", "")
                .put("anna/uwv/one.acl", to("<one>", "acl:agent who:lone ; acl:mode acl:Read"))
                .put("anna/uwv/deep/", "");
        groups();
        limits();
        malformed();
    }

    private void groups() {
        pods.put("anna/team", "<#it> a vcard:Group ; vcard:hasMember who:dora . <#none> a vcard:Group .");
        pods.put("bert/team", "<#it> a vcard:Group ; vcard:hasMember who:emil .");
        pods.put("anna/broken-team", "this is no Turtle");
        pods.put(
                "anna/grouped/.acl",
                both("acl:agentGroup </anna/team#it>, </anna/team#none>, </bert/team#it>, </anna/missing#it>,"
                        + " </anna/broken-team#it>, <https://elsewhere.example/team#it> ; acl:mode acl:Read"));
    }

    private void limits() {
        String good = "acl:origin <https://good.example> ; acl:mode acl:Read ;";
        pods.put(
                "anna/origin/.acl",
                both(good + "acl:agent who:uwv, who:city")
                        + both2(good + "acl:agentGroup </anna/team#it>")
                        + both3("acl:agent who:city ; acl:origin <https://other.example> ; acl:mode acl:Append"));
        pods.put("anna/everyone-origin/.acl", both(good + "acl:agentClass foaf:Agent"));
        pods.put("anna/only-origin/.acl", both(good));
        pods.put(
                "anna/grant/.acl",
                both("acl:agent who:uwv ; acl:mode acl:Read ; dm:underGrant </anna/grants/g1#it>")
                        + both2("acl:agent who:uwv ; acl:mode acl:Append"));
        pods.put(
                "anna/condition/.acl",
                both("acl:agent who:uwv ; acl:mode acl:Read ; acl:condition [ a acl:ClientCondition ]"));
    }

    private void malformed() {
        pods.put("anna/open/broken/.acl", "<#a> a acl:Authorization ; acl:agentClass foaf:Agent ; acl:mode acl:Read");
        pods.put("anna/open/binary/.acl", "image/png", "no RDF at all");
        pods.put("anna/open/empty/.acl", "");
        pods.put(
                "anna/open/huge/.acl", both("acl:agentClass foaf:Agent ; acl:mode acl:Read") + "# more".repeat(20_000));
        pods.put("anna/open/json/.acl", "application/ld+json", """
                {"@id": "#a", "@type": "http://www.w3.org/ns/auth/acl#Authorization",
                 "http://www.w3.org/ns/auth/acl#agent": {"@id": "https://people.example/uwv"},
                 "http://www.w3.org/ns/auth/acl#mode": {"@id": "http://www.w3.org/ns/auth/acl#Write"},
                 "http://www.w3.org/ns/auth/acl#default": {"@id": "./"}}
                """);
        pods.put("anna/open/part/.acl", """
                <#noType> acl:agent who:uwv ; acl:mode acl:Read ; acl:accessTo <./> .
                <#noMode> a acl:Authorization ; acl:agent who:uwv ; acl:accessTo <./> .
                <#noObject> a acl:Authorization ; acl:agent who:uwv ; acl:mode acl:Read .
                <#noSubject> a acl:Authorization ; acl:mode acl:Read ; acl:accessTo <./> .
                <#text> a acl:Authorization ; acl:agent "https://people.example/uwv" ; acl:mode acl:Read ; acl:accessTo <./> .
                <#thing> a acl:Authorization ; acl:agent who:uwv ; acl:mode acl:Read ; acl:accessTo <./#it> .
                <#mode> a acl:Authorization ; acl:agent who:uwv ; acl:mode acl:Append, dm:Fly ; acl:accessTo <./> .
                """);
    }

    private static String both(String rule) {
        return "<#1> a acl:Authorization ; acl:accessTo <./> ; acl:default <./> ; " + rule + " .\n";
    }

    private static String both2(String rule) {
        return both(rule).replace("<#1>", "<#2>");
    }

    private static String both3(String rule) {
        return both(rule).replace("<#1>", "<#3>");
    }

    private static String to(String resource, String rule) {
        return "<#1> a acl:Authorization ; acl:accessTo " + resource + " ; " + rule + " .\n";
    }

    @AfterAll
    void close() {
        pods.close();
    }

    @ParameterizedTest(name = "{0} at {1} has {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # The owner: everything, whatever the rules say, also where they cannot be read
            anna                    | anna/                    | RAWC
            anna                    | anna/open/broken/x       | RAWC
            anna                    | anna/uwv/one             | RAWC
            anna                    | anna/uwv/one.acl         | RAWC
            anna@evil.example       | anna/origin/             | RAWC
            anna                    | bare/x                   | RAWC
            # Another pod's owner is anybody
            bert                    | anna/                    | -
            anna                    | bert/                    | -
            # No rules in the pod, no pod
            public                  | bert/x                   | -
            uwv                     | bert/                    | -
            anna                    | nobody/x                 | -
            # Everyone
            public                  | anna/                    | -
            public                  | anna/open/               | R
            public                  | anna/open/note           | R
            uwv                     | anna/open/note           | R
            public                  | anna/open/missing        | R
            public                  | anna/open/no/such/thing  | R
            public                  | anna/missing             | -
            uwv                     | anna/missing             | -
            # Anyone known
            public                  | anna/known/x             | -
            uwv                     | anna/known/x             | RA
            # accessTo is for the container, default for what is below it
            uwv                     | anna/uwv/                | AW
            uwv                     | anna/uwv/two             | AW
            uwv                     | anna/uwv/deep/er/x       | AW
            city                    | anna/uwv/                | -
            city                    | anna/uwv/two             | R
            city                    | anna/uwv/deep/           | R
            svb                     | anna/uwv/                | R
            svb                     | anna/uwv/two             | -
            lone                    | anna/uwv/                | -
            # A document's own rules stand in the place of the inherited ones
            uwv                     | anna/uwv/one             | -
            city                    | anna/uwv/one             | -
            lone                    | anna/uwv/one             | R
            # Control is about the rules, and only about them; it is not handed down past other rules
            carol                   | anna/                    | C
            carol                   | anna/.acl                | RAWC
            carol                   | anna/x                   | C
            carol                   | anna/x.acl               | RAWC
            carol                   | anna/x.acl.acl           | RAWC
            carol                   | anna/x.meta              | C
            carol                   | anna/open/note.acl       | -
            uwv                     | anna/uwv/two.acl         | -
            uwv                     | anna/uwv/.acl            | -
            public                  | anna/open/.acl           | -
            # A description has the rules of what it describes
            public                  | anna/open/note.meta      | R
            public                  | anna/open/.meta          | R
            lone                    | anna/uwv/one.meta        | R
            uwv                     | anna/uwv/two.meta        | AW
            public                  | anna/open/note.meta.acl  | -
            # Groups on this server, in this pod and another
            dora                    | anna/grouped/x           | R
            emil                    | anna/grouped/x           | R
            uwv                     | anna/grouped/x           | -
            public                  | anna/grouped/x           | -
            # Origins: only when the request has one, never for what everyone may do
            uwv                     | anna/origin/x            | R
            uwv@good.example        | anna/origin/x            | R
            uwv@evil.example        | anna/origin/x            | -
            uwv@good.example:8443   | anna/origin/x            | -
            uwv@other.example       | anna/origin/x            | -
            city                    | anna/origin/x            | RA
            city@good.example       | anna/origin/x            | R
            city@other.example      | anna/origin/x            | A
            dora@good.example       | anna/origin/x            | R
            dora@evil.example       | anna/origin/x            | -
            svb@good.example        | anna/origin/x            | -
            public@good.example     | anna/origin/x            | -
            public@evil.example     | anna/everyone-origin/x   | R
            uwv@evil.example        | anna/everyone-origin/x   | R
            uwv@good.example        | anna/only-origin/x       | -
            uwv@evil.example        | anna/uwv/two             | AW
            # Limits that are not built yet close; the rule beside them counts
            uwv                     | anna/grant/x             | A
            uwv                     | anna/condition/x         | -
            # What cannot be read lets nobody in, and does not fall through to the open folder above
            public                  | anna/open/broken/x       | -
            carol                   | anna/open/broken/.acl    | -
            public                  | anna/open/binary/x       | -
            public                  | anna/open/empty/x        | -
            public                  | anna/open/huge/x         | -
            uwv                     | anna/open/json/x         | AW
            public                  | anna/open/json/x         | -
            # Half an authorization has no effect, an unknown mode none either
            uwv                     | anna/open/part/          | A
            public                  | anna/open/part/          | -
            """)
    void says(String caller, String address, String modes) {
        assertEquals(modes(modes), pods.allowed(caller, address));
        Decision decision = pods.decide(caller, address, Mode.READ);
        assertEquals(modes(modes), decision.granted());
        assertEquals(pods.allowed("public", address), decision.everyone());
        assertEquals(modes.equals("RAWC") && caller.startsWith("anna"), decision.byOwner());
        assertEquals(decision.allowed(), decision.reason().isEmpty());
    }

    private static Set<Mode> modes(String letters) {
        EnumSet<Mode> modes = EnumSet.noneOf(Mode.class);
        for (Mode mode : Mode.values()) {
            if (letters.indexOf(mode.name().charAt(0)) >= 0) {
                modes.add(mode);
            }
        }
        return modes;
    }
}
