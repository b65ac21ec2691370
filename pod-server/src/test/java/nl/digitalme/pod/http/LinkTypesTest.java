package nl.digitalme.pod.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTypesTest {
    @Test
    void the_targets_of_links_with_the_relation_type_are_found() {
        assertEquals(
                List.of("http://a/x", "http://a/z"),
                LinkTypes.of(List.of(
                        "<http://a/x>; rel=\"type\", <http://a/y>; rel=\"acl\"",
                        "<http://a/z>; title=\"a, b\"; rel=\"other type\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<", "<a", "<>;", "<>; a", "<>; a=\"", "<>;rel=\"", "<>;rel=\"type", " ", "\""})
    void a_field_made_to_be_searched_for_ever_costs_next_to_nothing(String part) {
        String field = part.repeat(16_000 / part.length());
        String attribute = "<x>" + "; a=\"" + part.replace('"', ' ').repeat(1000) + "\"";
        assertTimeout(Duration.ofSeconds(1), () -> {
            for (int i = 0; i < 50; i++) {
                LinkTypes.of(List.of(field, attribute, attribute));
            }
        });
    }
}
