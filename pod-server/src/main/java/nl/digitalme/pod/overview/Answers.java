package nl.digitalme.pod.overview;

import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.overview.month.Period;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.replay.StoredOverview;
import nl.digitalme.pod.overview.scenario.Curve;
import nl.digitalme.pod.overview.scenario.CurveAnswer;
import nl.digitalme.pod.overview.scenario.CurveQuestion;
import nl.digitalme.pod.overview.scenario.Scenario;

/** From a question to its answer: which view, over which months, under which scenarios. */
final class Answers {
    private final Household household;
    private final Asker asker;
    private final Question question;
    private final Period period;

    Answers(Household household, Asker asker, Question question) {
        this.household = household;
        this.asker = asker;
        this.question = question;
        this.period = question.period(asker.now());
    }

    String write(Format format, String language) {
        if (question.first("why").isEmpty() && question.axis().isPresent()) {
            return format.write(new CurveAnswer(curve(question.axis().get()), asker.address()), language);
        }
        return question.first("replay")
                .map(stored -> format.write(replay(stored), language))
                .orElseGet(() -> write(view(), question, asker.address(), format, language));
    }

    // The months and the basis are those of the stored overview, whatever the address says.
    private Answer replay(String asked) {
        StoredOverview stored =
                StoredOverview.read(asker.documentAt().apply(asked).statements());
        List<Scenario> scenarios = stored.scenarios().stream()
                .map(each -> scenario(each, stored.period()))
                .toList();
        return household
                .view(asker.citizen(), asker.documents(), scenarios, stored.period())
                .replay(stored, asker.address());
    }

    /** What a view says to a question that it can answer by itself: everything, or the reasons of one amount. */
    static String write(Household.View view, Question question, String address, Format format, String language) {
        Optional<Question.Amount> why = question.why();
        if (why.isPresent()) {
            return view.why(format, language, address, why.get())
                    .orElseThrow(() -> PodProblem.of(404, "There is no amount on this line in this month."));
        }
        return question.ask()
                .map(ask -> view.list(ask, format, address, language))
                .orElseGet(() -> view.overview(format, address, language));
    }

    private Curve curve(CurveQuestion.Axis axis) {
        return household.curve(
                asker.citizen(), asker.documents(), CurveQuestion.of(axis, question::first, period), this::scenario);
    }

    private Household.View view() {
        List<Scenario> scenarios =
                question.scenarios().stream().map(this::scenario).toList();
        return household.view(asker.citizen(), asker.documents(), scenarios, period);
    }

    private static boolean isReadyMade(String asked) {
        return asked.indexOf('/') < 0 && !asked.endsWith(".ttl");
    }

    private Scenario document(String asked) {
        Asker.Document document = asker.documentAt().apply(asked);
        return Scenario.of(asked, document.iri(), document.statements());
    }

    // With a slash or a dot in it it is a document; anything else begins with the name of a ready-made scenario.
    private Scenario scenario(String asked) {
        return scenario(asked, period);
    }

    private Scenario scenario(String asked, Period starting) {
        return isReadyMade(asked) ? household.readyMade(asked, starting) : document(asked);
    }
}
