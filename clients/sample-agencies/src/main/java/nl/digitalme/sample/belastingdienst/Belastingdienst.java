package nl.digitalme.sample.belastingdienst;

import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The tax office: the income and assets that the benefits of others are built on. */
@Command(name = "belastingdienst", description = "The tax office (Belastingdienst).")
public final class Belastingdienst {
    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("belastingdienst", desk);
    }
}
