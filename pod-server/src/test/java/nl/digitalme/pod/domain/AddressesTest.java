package nl.digitalme.pod.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final Addresses PATHS = Addresses.of("https://example.org:8443");
    private static final Addresses HOSTS = PATHS.withSubdomains();
    private static final ResourceId NOTE = new ResourceId("anna", "notes/a%20b");

    @Test
    void every_resource_has_one_address_that_leads_back_to_it() {
        assertEquals("https://example.org:8443/anna/notes/a%20b", PATHS.iri(NOTE));
        assertEquals("https://anna.example.org:8443/notes/a%20b", HOSTS.iri(NOTE));
        for (Addresses addresses : new Addresses[] {PATHS, HOSTS}) {
            assertEquals(Optional.of(NOTE), addresses.resource(addresses.iri(NOTE) + "#it"));
            assertEquals(Optional.of(ResourceId.root("anna")), addresses.resource(addresses.podRoot("anna")));
        }
        assertEquals("https://example.org:8443", PATHS.origin("anna"));
        assertEquals("https://anna.example.org:8443", HOSTS.origin("anna"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org:8443/anna/x",
                "https://anna.example.org/x",
                "http://anna.example.org:8443/x",
                "https://anna.example.org:84430/x",
                "https://anna.example.org.evil.example:8443/x",
                "https://evil.example/.example.org:8443/x",
                "https://a.b.example.org:8443/x",
                "https://.example.org:8443/x",
                "https://user@anna.example.org:8443/x",
                "https://anna.example.org:8443",
                "https://anna.example.org:8443/a//b",
            })
    void what_only_looks_like_an_address_of_a_pod_is_none(String address) {
        assertEquals(Optional.empty(), HOSTS.resource(address));
    }

    @ParameterizedTest
    @CsvSource({
        "anna.example.org, anna",
        "ANNA.Example.org, anna",
        "example.org, ''",
        "a.b.example.org, ''",
        "annaexample.org, ''",
        "-a.example.org, ''",
        "anna.example.org., ''",
    })
    void the_host_of_a_request_names_a_pod_or_none(String host, String pod) {
        assertEquals(pod, HOSTS.podAt(host).orElse(""));
        assertEquals(Optional.empty(), PATHS.podAt(host));
    }

    @Test
    void on_subdomains_a_pod_is_named_as_a_host_can_be() {
        assertTrue(HOSTS.canName("anna-2"));
        assertFalse(HOSTS.canName("Anna"));
        assertFalse(HOSTS.canName("a_b"));
        assertFalse(HOSTS.canName("a.b"));
        assertTrue(PATHS.canName("A_b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1/", "https://[::1]/", "https://example.org/x/", "https://Example.org/"})
    void subdomains_need_a_host_name_without_a_path(String base) {
        Addresses paths = Addresses.of(base);
        assertThrows(IllegalArgumentException.class, paths::withSubdomains);
    }
}
