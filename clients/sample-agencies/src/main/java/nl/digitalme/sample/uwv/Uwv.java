package nl.digitalme.sample.uwv;

import java.math.BigDecimal;
import java.net.URI;
import nl.digitalme.agency.AgencyClient;
import nl.digitalme.agency.Answer;
import nl.digitalme.agency.When;
import nl.digitalme.sample.Amounts;
import nl.digitalme.sample.Desk;
import nl.digitalme.sample.Papers;
import org.eclipse.rdf4j.model.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The employee insurance agency: the wages that employers reported, and the decision on unemployment benefit (WW). */
@Command(name = "uwv", description = "The employee insurance agency (UWV).")
public final class Uwv {
    private static final String CONTAINER = "official/uwv/";

    @Command(description = "Puts its documents in the container that the citizen granted.")
    void deliver(@Mixin Desk desk, @Mixin Papers papers) {
        papers.deliver("uwv", desk);
    }

    /** Reads the document, changes it, and puts it back only when nobody else changed it meanwhile. */
    @Command(description = "Corrects an amount in a document that it delivered.")
    void change(
            @Mixin Desk desk,
            @Parameters(paramLabel = "DOCUMENT", description = "For example decision-2025-10.") String document,
            @Parameters(paramLabel = "OLD", description = "The amount as it stands there.") BigDecimal old,
            @Parameters(paramLabel = "NEW", description = "What it should be.") BigDecimal corrected) {
        AgencyClient client = desk.client();
        URI url = desk.at(CONTAINER + document);
        Answer read = client.get(url);
        Model changed = Amounts.replaced(read.model(), old, corrected);
        When unchanged = read.etag().map(When::unchanged).orElse(When.ALWAYS);
        desk.done("PUT", client.put(url, changed, unchanged));
    }

    @Command(description = "Withdraws a document that it delivered.")
    void delete(@Mixin Desk desk, @Parameters(paramLabel = "DOCUMENT") String document) {
        desk.done("DELETE", desk.client().delete(desk.at(CONTAINER + document), When.ALWAYS));
    }
}
