package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.Traces;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.login.session.Sessions.Open;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Where the holder is logged in: a part of the overview, and ending one of the sessions. */
final class SessionsPage implements PageOperation {
    static final String PATH = "/.login/account/open";
    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Amsterdam"));

    private final Sessions sessions;
    private final Traces traces;

    SessionsPage(Sessions sessions, Traces traces) {
        this.sessions = sessions;
        this.traces = traces;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        String path = new Input(request).text("session");
        Future<Void> done = path.startsWith("sessions/")
                ? traces.forget(visit.member().holder().account(), path)
                : Future.succeededFuture();
        return done.map(ended -> visit.redirect(OverviewPage.PATH));
    }

    Future<Html> section(Sheet sheet, Account account) {
        return sessions.all(sheet.visit()).map(all -> {
            List<Html> items = all.stream().map(open -> item(sheet, open)).toList();
            return OverviewPage.section(sheet.say("sessions.title"), OverviewPage.list(sheet, items));
        });
    }

    private static Html item(Sheet sheet, Open open) {
        String began = TIME.format(open.began());
        Instant seen = open.seen();
        Html act = open.isThis()
                ? element("p", sheet.say("session.this"))
                : sheet.act(PATH, "session", open.path(), sheet.button("session.end", began));
        return element("li", element("p", sheet.say("session.line", began, TIME.format(seen))), act);
    }
}
