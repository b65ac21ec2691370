package nl.digitalme.pod.overview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.overview.listing.Ask;
import nl.digitalme.pod.overview.listing.ListingAnswer;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.CsvView;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.month.Links;
import nl.digitalme.pod.overview.month.MonthlyOverview;
import nl.digitalme.pod.overview.month.OverviewPage;
import nl.digitalme.pod.overview.month.TurtleView;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Page;
import org.eclipse.rdf4j.model.Model;

/** The overview of today, in every form. */
final class OverviewAnswer implements Answer {
    private final Computation computation;
    private final MonthlyOverview overview;
    private final String address;
    private final Map<String, String> digests;

    OverviewAnswer(Computation computation, MonthlyOverview overview, String address, Map<String, String> digests) {
        this.digests = digests;
        this.computation = computation;
        this.overview = overview;
        this.address = address;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JsonView.of(overview);
        json.set("rights", rights().entries());
        return json;
    }

    @Override
    public Model rdf() {
        Model model = new TurtleView(computation, address).of(overview, digests);
        rights().addTo(model);
        return model;
    }

    private ListingAnswer rights() {
        return new ListingAnswer(Ask.RIGHTS.listing(computation), computation, address);
    }

    @Override
    public List<List<String>> rows() {
        return CsvView.rows(overview);
    }

    @Override
    public Page page() {
        int query = address.indexOf('?');
        String bare = query < 0 ? address : address.substring(0, query);
        return new OverviewPage(overview, new Links(bare, overview.period(), List.of()))
                .page()
                .among(address);
    }
}
