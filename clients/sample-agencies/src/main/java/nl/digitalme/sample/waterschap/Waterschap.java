package nl.digitalme.sample.waterschap;

import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A water board: its yearly assessment, which may be remitted on a low income. */
@Command(name = "waterschap", description = "A water board (waterschap).")
public final class Waterschap {
    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("waterschap", desk);
    }
}
