package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.grants.AccessEvent;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.grants.AccessLog.Numbered;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Who did what in a pod, the newest first: {@code {pod}.log} for people. */
final class LogPage implements PageOperation {
    static final String PATH = "/.login/account/log";

    private static final int ON_A_PAGE = 100;

    private final Desk desk;
    private final AccessLog log;

    LogPage(Desk desk, AccessLog log) {
        this.desk = desk;
        this.log = log;
    }

    static String of(String pod) {
        return PATH + "?pod=" + pod;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        return PodPage.own(desk, request, visit).compose(pod -> last(pod, request)
                .compose(last -> log.read(pod, Math.max(0, last - ON_A_PAGE), (int) Math.min(last, ON_A_PAGE))
                        .map(events -> visit.show(page(visit, pod, events)))));
    }

    private Future<Long> last(String pod, ServerRequest request) {
        String before = request.query().getOrDefault("before", List.of("")).get(0);
        return before.matches("[0-9]{1,15}")
                ? Future.succeededFuture(Math.max(0, Long.parseLong(before) - 1))
                : newest(pod, 0, Long.MAX_VALUE >> 1);
    }

    // The number of the newest line: numbers count up, so it is found by halving, a few dozen reads of one line.
    private Future<Long> newest(String pod, long there, long gone) {
        if (gone - there <= 1) {
            return Future.succeededFuture(there);
        }
        long middle = there == 0 ? Math.min(1024, gone / 2) : Math.min(there * 2, there + (gone - there) / 2);
        return log.read(pod, middle - 1, 1)
                .compose(found -> found.isEmpty() ? newest(pod, there, middle) : newest(pod, middle, gone));
    }

    private nl.digitalme.pod.login.pages.Page page(Visit visit, String pod, List<Numbered> oldestFirst) {
        Sheet sheet = new Sheet(visit, of(pod));
        List<Html> rows = new ArrayList<>();
        oldestFirst.forEach(line -> rows.add(0, row(sheet, line.event())));
        Html older = oldestFirst.isEmpty() || oldestFirst.get(0).number() <= 1
                ? Html.text("")
                : element(
                        "p", Html.link(of(pod) + "&before=" + oldestFirst.get(0).number(), sheet.say("log.older")));
        Html table = rows.isEmpty()
                ? sheet.paragraph("log.none")
                : element("table", element("thead", heads(sheet)), element("tbody", Html.all(rows)));
        Html back = element("p", Html.link(PodPage.of(pod), sheet.say("pod.back")));
        return sheet.page("log.title").holding(sheet.paragraph("log.introduction"), table, older, back);
    }

    private static Html heads(Sheet sheet) {
        return element(
                "tr",
                Html.all(List.of("log.when", "log.who", "log.what", "log.outcome").stream()
                        .map(name -> (Html) element("th", sheet.say(name)).with("scope", "col"))
                        .toList()));
    }

    private Html row(Sheet sheet, AccessEvent event) {
        String who = event.caller().webId().map(WebId::iri).orElse(sheet.say("log.public"));
        String what = sheet.say("log.action." + event.action(), desk.addresses().iri(event.target()));
        return element(
                "tr",
                element("td", SessionsPage.TIME.format(event.at())),
                element("td", who),
                element("td", what),
                element("td", sheet.say(outcome(event.outcome()))));
    }

    private static String outcome(int status) {
        if (status < 400) {
            return "log.done";
        }
        return status == 401 || status == 403 ? "log.refused" : "log.failed";
    }
}
