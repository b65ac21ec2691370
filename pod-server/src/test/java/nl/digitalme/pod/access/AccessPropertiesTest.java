package nl.digitalme.pod.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What holds for every set of authorizations. */
class AccessPropertiesTest {
    private static final PodWithRules PODS = new PodWithRules();
    private static final List<String> CALLERS =
            List.of("public", "bob", "carol", "bob@good.example", "bob@evil.example", "carol@good.example");
    private static final List<String> PLACES =
            List.of("anna/", "anna/a/", "anna/a/b", "anna/a/b.acl", "anna/a/b.meta", "anna/a/c/d", "anna/z");

    @Property(tries = 150)
    void one_more_authorization_never_takes_a_right_away(
            @ForAll("rules") List<String> rules, @ForAll("rule") String more) {
        PODS.put("anna/a/.acl", String.join("\n", rules));
        List<Set<Mode>> before = rights();
        PODS.put("anna/a/.acl", String.join("\n", rules) + "\n" + more);
        List<Set<Mode>> after = rights();
        for (int i = 0; i < before.size(); i++) {
            assertTrue(after.get(i).containsAll(before.get(i)), before + " became " + after);
        }
    }

    @Property(tries = 50)
    void where_no_rule_applies_nobody_but_the_owner_may_do_anything(@ForAll("rules") List<String> rules) {
        PODS.put("anna/a/.acl", String.join("\n", rules).replace("a acl:Authorization", "a acl:Access"));
        rights().forEach(modes -> assertEquals(Set.of(), modes));
        PLACES.forEach(place -> assertEquals(4, PODS.allowed("anna", place).size()));
    }

    @Property(tries = 100)
    void who_is_known_may_do_at_least_what_everyone_may(@ForAll("rules") List<String> rules) {
        PODS.put("anna/a/.acl", String.join("\n", rules));
        for (String place : PLACES) {
            Set<Mode> everyone = PODS.allowed("public", place);
            CALLERS.forEach(caller -> assertTrue(PODS.allowed(caller, place).containsAll(everyone)));
        }
    }

    @BeforeContainer
    static void annaHasAPod() {
        PODS.owned("anna", "anna").put("anna/team", "<#it> vcard:hasMember who:carol .");
    }

    @AfterContainer
    static void close() {
        PODS.close();
    }

    private static List<Set<Mode>> rights() {
        return CALLERS.stream()
                .flatMap(caller -> PLACES.stream().map(place -> PODS.allowed(caller, place)))
                .toList();
    }

    @Provide
    Arbitrary<List<String>> rules() {
        return rule().list().ofMaxSize(4);
    }

    @Provide
    Arbitrary<String> rule() {
        Arbitrary<String> who = Arbitraries.of(
                "acl:agent who:bob",
                "acl:agent who:carol, who:dora",
                "acl:agentClass foaf:Agent",
                "acl:agentClass acl:AuthenticatedAgent",
                "acl:agentGroup </anna/team#it>");
        Arbitrary<String> where =
                Arbitraries.of("acl:accessTo <./>", "acl:default <./>", "acl:accessTo <./> ; acl:default <./>");
        Arbitrary<String> limit = Arbitraries.of(
                "",
                " ; acl:origin <https://good.example>",
                " ; acl:origin <https://other.example>",
                " ; dm:underGrant <#g>");
        Arbitrary<String> modes =
                Arbitraries.of("acl:Read", "acl:Append", "acl:Write", "acl:Control", "acl:Read, acl:Write");
        return Combinators.combine(who, where, limit, modes)
                .as((a, b, c, d) -> "[] a acl:Authorization ; " + a + " ; " + b + c + " ; acl:mode " + d + " .");
    }
}
