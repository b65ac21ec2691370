package nl.digitalme.sample.svb;

import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The social insurance bank: decides on child benefit ({@code kinderbijslag}). */
@Command(name = "svb", description = "The social insurance bank (SVB).")
public final class Svb {
    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("svb", desk);
    }
}
