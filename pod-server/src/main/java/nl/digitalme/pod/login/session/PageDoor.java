package nl.digitalme.pod.login.session;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Words;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;

/** What every request for a page passes: who is there, is the form ours, and failures as pages. */
final class PageDoor implements ServerOperation {
    private static final Words WORDS = Words.of(PageDoor.class);

    private final Sessions sessions;
    private final FormCheck forms;
    private final PageOperation page;

    PageDoor(Sessions sessions, FormCheck forms, PageOperation page) {
        this.sessions = sessions;
        this.forms = forms;
        this.page = page;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request) {
        return sessions.visit(request)
                .compose(visit -> answer(request, visit).recover(failure -> shown(visit, failure)));
    }

    private Future<PodResponse> answer(ServerRequest request, Visit visit) {
        try {
            if (request.method().equals("POST")) {
                forms.require(request, visit);
            }
            return page.answer(request, visit);
        } catch (PodProblem refused) {
            return Future.failedFuture(refused);
        }
    }

    private static Future<PodResponse> shown(Visit visit, Throwable failure) {
        if (!(failure instanceof PodProblem problem)) {
            return Future.failedFuture(failure);
        }
        String name = "problem." + problem.status();
        boolean known = WORDS.names(visit.language()).contains(name);
        Page page = Page.titled(visit.language(), WORDS.say(visit.language(), "problem.title"))
                .withStatus(problem.status())
                .holding(Html.element("p", known ? WORDS.say(visit.language(), name) : problem.getMessage()));
        return Future.succeededFuture(visit.with(patient(problem.status(), page.toResponse())));
    }

    // RFC 6585 section 4, RFC 9110 section 15.6.4.
    private static PodResponse patient(int status, PodResponse answer) {
        if (status != 429 && status != 503) {
            return answer;
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(answer.headers());
        headers.add(Map.entry("Retry-After", status == 429 ? "60" : "2"));
        return new PodResponse(status, headers, answer.body());
    }
}
