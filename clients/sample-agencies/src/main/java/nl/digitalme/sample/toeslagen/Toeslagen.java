package nl.digitalme.sample.toeslagen;

import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The benefits office: what income it reckons with for {@code zorgtoeslag} and {@code kindgebonden budget}. */
@Command(name = "toeslagen", description = "The benefits office (Dienst Toeslagen).")
public final class Toeslagen {
    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("toeslagen", desk);
    }
}
