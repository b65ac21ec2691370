package nl.digitalme.pod.overview;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;

/** Why there is no overview, for people: what is wrong, in which document, and what to do. */
record ProblemAnswer(PodProblem problem) implements Answer {
    private static final Words NOT_UNDERSTOOD = new Words(
            "De vraag in het adres wordt niet begrepen. In het Engels staat hier waarom:",
            "The question in the address is not understood:");

    @Override
    public Page page() {
        boolean aboutDocuments = !problem.faults().isEmpty();
        List<Words> intro = aboutDocuments
                ? List.of(new Words(
                        "We kunnen uw overzicht nu niet maken, want iets in uw documenten kan niet kloppen. Verbeter het, of vraag"
                                + " wie het document maakte om dat te doen.",
                        "We cannot make your overview now, as something in your documents cannot be right. Mend it, or ask who"
                                + " made the document to do so."))
                : List.of(NOT_UNDERSTOOD, Words.same(problem.getMessage()));
        List<Page.Point> points = problem.faults().stream()
                .map(fault -> new Words(
                        fault.messages().getOrDefault("nl", ""),
                        fault.messages().getOrDefault("en", "")))
                .map(Page.Point::plain)
                .toList();
        Words title = aboutDocuments
                ? new Words("Dit kan niet kloppen", "This cannot be right")
                : new Words("Er is geen overzicht", "There is no overview");
        List<Page.Outline> outlines = aboutDocuments
                ? List.of(new Page.Outline(new Words("Wat er niet klopt", "What is wrong"), points))
                : List.of();
        return new Page(title, intro, outlines, List.of(), List.of());
    }

    @Override
    public ObjectNode json() {
        return JsonView.object().put("detail", problem.getMessage());
    }

    @Override
    public Model rdf() {
        return new LinkedHashModel();
    }

    @Override
    public List<List<String>> rows() {
        return List.of(List.of(problem.getMessage()));
    }
}
