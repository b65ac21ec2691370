package nl.digitalme.pod.login;

/**
 * What stands in a new pod. The addresses inside the pod are relative. No name or number of a person: the WebID
 * document is public.
 */
record PodTemplate(String issuer) {

    String rootAcl() {
        return """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.

                # The owner may do everything, here and below.
                <#owner> a acl:Authorization;
                    acl:agent <profile/card#me>;
                    acl:accessTo <./>;
                    acl:default <./>;
                    acl:mode acl:Read, acl:Write, acl:Control.
                """;
    }

    String profile() {
        return """
                @prefix foaf: <http://xmlns.com/foaf/0.1/>.
                @prefix ldp: <http://www.w3.org/ns/ldp#>.
                @prefix solid: <http://www.w3.org/ns/solid/terms#>.
                @prefix space: <http://www.w3.org/ns/pim/space#>.

                <#me> a foaf:Agent;
                    solid:oidcIssuer <%s>;
                    space:storage <../>;
                    ldp:inbox <../inbox/>.
                """.formatted(issuer);
    }

    String profileAcl() {
        return """
                @prefix acl: <http://www.w3.org/ns/auth/acl#>.
                @prefix foaf: <http://xmlns.com/foaf/0.1/>.

                <#owner> a acl:Authorization;
                    acl:agent <card#me>;
                    acl:accessTo <card>;
                    acl:mode acl:Read, acl:Write, acl:Control.

                # Everyone may read it: other servers confirm by it who vouches for the WebID (Solid-OIDC section 5).
                <#everyone> a acl:Authorization;
                    acl:agentClass foaf:Agent;
                    acl:accessTo <card>;
                    acl:mode acl:Read.
                """;
    }
}
