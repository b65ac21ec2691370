package nl.digitalme.pod.login.account;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Question;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Erasing a pod for ever, after its name was typed. */
final class ErasePodPage implements PageOperation {
    static final String PATH = "/.login/account/pods/erase";

    private final Desk desk;

    ErasePodPage(Desk desk) {
        this.desk = desk;
    }

    static String of(String pod) {
        return PATH + "?pod=" + pod;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String pod = request.query().getOrDefault("pod", List.of("")).get(0);
        return desk.account(visit).compose(account -> {
            if (!account.pods().contains(pod)) {
                throw PodProblem.notFound();
            }
            Sheet sheet = new Sheet(visit, of(pod));
            if (!request.method().equals("POST")) {
                return Future.succeededFuture(visit.show(page(sheet, pod)
                        .holding(sheet.form(List.of(question(sheet, pod)), sheet.danger("pod.erase")))));
            }
            return new Input(request).text("name").equals(pod)
                    ? erase(visit, account.id(), pod)
                    : Future.succeededFuture(again(sheet, pod));
        });
    }

    private Future<PodResponse> erase(Visit visit, String account, String pod) {
        return desk.accounts().holdingChanges().erasePod(account, pod).map(erased -> visit.redirect(OverviewPage.PATH));
    }

    private static Page page(Sheet sheet, String pod) {
        return sheet.page("pod.erase.title").holding(sheet.paragraph("pod.erase.introduction", pod), sheet.back());
    }

    private static Question question(Sheet sheet, String pod) {
        return Question.of("name", "text", sheet.say("pod.erase.confirm", pod), "off")
                .with("spellcheck", "false");
    }

    private static PodResponse again(Sheet sheet, String pod) {
        Question question = question(sheet, pod).failing(sheet.say("pod.erase.differs"));
        return sheet.refused(page(sheet, pod), List.of(question), sheet.danger("pod.erase"));
    }
}
