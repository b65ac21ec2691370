package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** What the holder can look at in one pod without an app: what it says about money, and who looked in it. */
final class PodPage implements PageOperation {
    static final String PATH = "/.login/account/pod";

    private static final List<String> VIEWS = List.of("months", "rights", "calendar", "deadlines", "risks");

    private final Desk desk;

    PodPage(Desk desk) {
        this.desk = desk;
    }

    static String of(String pod) {
        return PATH + "?pod=" + pod;
    }

    /** The pod that is asked for, when it is the visitor's own; nobody is told that there are others. */
    static Future<String> own(Desk desk, ServerRequest request, Visit visit) {
        String pod = request.query().getOrDefault("pod", List.of("")).get(0);
        return desk.account(visit).map(account -> {
            if (!account.pods().contains(pod)) {
                throw PodProblem.notFound();
            }
            return pod;
        });
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        return own(desk, request, visit).map(pod -> {
            Sheet sheet = new Sheet(visit, of(pod));
            List<Html> links = new ArrayList<>();
            for (String view : VIEWS) {
                links.add(Html.link(ReadPage.of(pod, ".overview?view=" + view), sheet.say("pod.view." + view)));
            }
            links.add(Html.link(LogPage.of(pod), sheet.say("log.title")));
            Html list = element(
                    "ul",
                    Html.all(links.stream()
                            .map(link -> (Html) element("li", link))
                            .toList()));
            return visit.show(sheet.page("pod.look.title")
                    .holding(
                            sheet.paragraph(
                                    "pod.look.introduction", desk.addresses().podRoot(pod)),
                            list,
                            sheet.back()));
        });
    }
}
