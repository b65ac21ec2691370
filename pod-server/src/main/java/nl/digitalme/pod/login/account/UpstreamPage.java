package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.List;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.UpstreamName;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.login.upstream.UpstreamProvider;
import nl.digitalme.pod.login.upstream.UpstreamProvider.Purpose;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Which log-ins at the other provider open this account: bind one, or end it. */
final class UpstreamPage implements PageOperation {
    static final String PATH = "/.login/account/upstream";

    private final Desk desk;
    private final UpstreamProvider provider;

    UpstreamPage(Desk desk, UpstreamProvider provider) {
        this.desk = desk;
        this.provider = provider;
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        if (!request.method().equals("POST")) {
            return desk.account(visit)
                    .compose(account -> provider.origin().map(origin -> page(sheet, account, origin)))
                    .map(visit::show)
                    .recover(failure -> UpstreamDeparture.failed(visit, provider, failure));
        }
        String index = new Input(request).text("unbind");
        return index.isEmpty()
                ? provider.departure(Purpose.BIND, PATH, visit.id())
                        .map(visit::redirect)
                        .recover(failure -> UpstreamDeparture.failed(visit, provider, failure))
                : unbind(visit, index);
    }

    // By a hash: who somebody is elsewhere is not for a page.
    private Future<PodResponse> unbind(Visit visit, String index) {
        return desk.account(visit)
                .compose(account -> named(account, index).isEmpty()
                        ? Future.succeededFuture()
                        : desk.accounts()
                                .keyChanges()
                                .unbind(account.id(), named(account, index).get(0))
                                .mapEmpty())
                .map(done -> visit.redirect(PATH));
    }

    private static List<UpstreamName> named(Account account, String index) {
        return account.keys().upstream().stream()
                .filter(name -> key(name).equals(index))
                .toList();
    }

    private static String key(UpstreamName name) {
        return SystemDocuments.hashed(name.issuer() + "\n" + name.subject());
    }

    private Page page(Sheet sheet, Account account, String origin) {
        List<Html> bound = account.keys().upstream().stream()
                .map(name -> (Html) element(
                        "li",
                        element("p", sheet.say("upstream.bound", name.issuer())),
                        sheet.act(PATH, "unbind", key(name), sheet.button("upstream.unbind"))))
                .toList();
        Html bind =
                sheet.visit().form(PATH, Fields.hidden("unbind", ""), sheet.button("upstream.bind", provider.label()));
        return sheet.page("upstream.title")
                .leadingTo(List.of(origin))
                .holding(
                        sheet.paragraph("upstream.introduction", provider.label()),
                        bound.isEmpty() ? sheet.paragraph("none") : element("ul", Html.all(bound)),
                        bind,
                        sheet.back());
    }
}
