package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** One more pod for the account. */
final class AddPodPage implements PageOperation {
    static final String PATH = "/.login/account/pods";

    private final Desk desk;

    AddPodPage(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        if (!request.method().equals("POST")) {
            return Future.succeededFuture(
                    visit.show(page(sheet).holding(sheet.form(List.of(question(sheet)), sheet.button("pod.add")))));
        }
        String name = new Input(request).text("pod");
        if (!name.isEmpty() && !desk.isPodName(name)) {
            return Future.succeededFuture(again(sheet, name, sheet.say("pod.wrong")));
        }
        return desk.accounts()
                .holdingChanges()
                .addPod(visit.member().holder().account(), Optional.of(name).filter(given -> !given.isEmpty()))
                .map(pod -> visit.redirect(OverviewPage.PATH))
                .recover(failure -> failure instanceof PodProblem problem && problem.status() == 409
                        ? Future.succeededFuture(again(sheet, name, sheet.say("pod.taken")))
                        : Future.failedFuture(failure));
    }

    private static Page page(Sheet sheet) {
        return sheet.page("pod.title").holding(sheet.paragraph("pod.introduction"));
    }

    private static Question question(Sheet sheet) {
        return Question.of("pod", "text", sheet.say("pod"), "off")
                .hinting(sheet.say("pod.hint"))
                .with("spellcheck", "false")
                .optional();
    }

    private static PodResponse again(Sheet sheet, String name, String error) {
        Question question = question(sheet).filled(name).failing(error);
        return sheet.refused(page(sheet), List.of(question), sheet.button("pod.add"));
    }
}
