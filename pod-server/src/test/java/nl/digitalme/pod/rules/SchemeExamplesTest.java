package nl.digitalme.pod.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SchemeExamplesTest {
    private final Schemes schemes = Schemes.standard();

    @Test
    void every_example_in_a_scheme_folder_gives_what_it_says() {
        assertEquals(List.of(), schemes.failingExamples());
    }

    @Test
    void every_scheme_has_several_examples() {
        for (Scheme scheme : schemes.all()) {
            assertTrue(schemes.examples(scheme.slug()).size() >= 2, scheme.slug());
        }
    }
}
