package nl.digitalme.sample.brp;

import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The register of persons: who was born when, lives where and with whom. Other agencies build on it. */
@Command(name = "brp", description = "The register of persons (BRP).")
public final class Brp {
    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("brp", desk);
    }
}
