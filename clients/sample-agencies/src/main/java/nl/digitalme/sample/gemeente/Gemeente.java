package nl.digitalme.sample.gemeente;

import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A municipality: decides on {@code bijstand}, for which it reads what other agencies delivered, if it may. */
@Command(name = "gemeente", description = "A municipality (gemeente).")
public final class Gemeente {
    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("gemeente", desk);
    }

    @Command(description = "Reads a document and shows it.")
    void read(
            @Mixin Desk desk,
            @Parameters(
                            paramLabel = "DOCUMENT",
                            description = "Its address, in full or in the pod: official/uwv/decision-2025-10.")
                    String document) {
        desk.show(desk.client().get(desk.at(document)));
    }
}
