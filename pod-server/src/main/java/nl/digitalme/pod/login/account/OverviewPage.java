package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Account;
import nl.digitalme.pod.login.ClientCredentials;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** All that an account has, with the ways to change it. */
final class OverviewPage implements PageOperation {
    static final String PATH = "/.login/account";

    private final Desk desk;
    private final boolean withUpstream;
    private final List<Section> more;

    OverviewPage(Desk desk, boolean withUpstream, List<Section> more) {
        this.desk = desk;
        this.withUpstream = withUpstream;
        this.more = List.copyOf(more);
    }

    /** A part of the overview that another page takes care of. */
    @FunctionalInterface
    interface Section {
        Future<Html> of(Sheet sheet, Account account);
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        Sheet sheet = new Sheet(visit, PATH);
        return desk.account(visit).compose(account -> page(sheet, account)).map(visit::show);
    }

    private Future<Page> page(Sheet sheet, Account account) {
        List<Future<Html>> sections = new ArrayList<>();
        sections.add(Future.succeededFuture(logIn(sheet, account)));
        sections.add(Future.succeededFuture(pods(sheet, account)));
        sections.add(Future.succeededFuture(webIds(sheet, account)));
        more.forEach(section -> sections.add(section.of(sheet, account)));
        sections.add(clients(sheet, account));
        sections.add(Future.succeededFuture(leaving(sheet)));
        return Future.all(sections).map(all -> sheet.page("account.title").holding(Html.all(all.<Html>list())));
    }

    private Html logIn(Sheet sheet, Account account) {
        return section(
                sheet.say("keys.title"),
                element(
                        "dl",
                        element("dt", sheet.say("email")),
                        element("dd", account.email()),
                        element("dt", sheet.say("password")),
                        element(
                                "dd",
                                sheet.say(
                                        account.keys().passwordHash().isPresent()
                                                ? "password.there"
                                                : "password.missing")),
                        element("dt", sheet.say("passkeys.count")),
                        element("dd", String.valueOf(account.keys().passkeys().size()))),
                links(
                        Html.link(PasskeysPage.PATH, sheet.say("passkeys.link")),
                        Html.link(PasswordPage.PATH, sheet.say("password.change")),
                        Html.link(EmailPage.PATH, sheet.say("email.change")),
                        withUpstream ? Html.link(UpstreamPage.PATH, sheet.say("upstream.manage")) : Html.text("")));
    }

    private Html pods(Sheet sheet, Account account) {
        List<Html> pods = account.pods().stream()
                .map(pod -> item(
                        Html.link(PodPage.of(pod), desk.addresses().podRoot(pod)),
                        Html.link(ErasePodPage.of(pod), sheet.say("pod.erase.link", pod))))
                .toList();
        return section(
                sheet.say("pods.title"), list(sheet, pods), links(Html.link(AddPodPage.PATH, sheet.say("pod.add"))));
    }

    private Html webIds(Sheet sheet, Account account) {
        List<Html> webIds = new ArrayList<>();
        account.pods()
                .forEach(pod ->
                        webIds.add(element("li", desk.addresses().webId(pod).iri())));
        for (WebId linked : account.holdings().linked()) {
            webIds.add(item(
                    Html.text(linked.iri()),
                    sheet.act(LinkPage.PATH, "unlink", linked.iri(), sheet.button("webid.unlink"))));
        }
        return section(
                sheet.say("webids.title"),
                sheet.paragraph("webids.introduction"),
                list(sheet, webIds),
                links(Html.link(LinkPage.PATH, sheet.say("webid.link"))));
    }

    private Future<Html> clients(Sheet sheet, Account account) {
        return desk.accounts().holdingChanges().clients(account).map(clients -> {
            List<Html> items =
                    clients.stream().map(client -> (Html) client(sheet, client)).toList();
            return section(
                    sheet.say("clients.title"),
                    sheet.paragraph("clients.introduction"),
                    list(sheet, items),
                    links(Html.link(ClientsPage.PATH, sheet.say("client.add"))));
        });
    }

    private static Html client(Sheet sheet, ClientCredentials client) {
        return item(
                Html.text(sheet.say("client.line", client.id(), client.webId().iri())),
                sheet.act(ClientsPage.PATH, "remove", client.id(), sheet.button("client.remove", client.id())));
    }

    private static Html leaving(Sheet sheet) {
        return section(
                sheet.say("leaving.title"),
                sheet.act(LogOutPage.PATH, "everywhere", "", sheet.button("log-out")),
                sheet.act(
                        LogOutPage.PATH,
                        "everywhere",
                        "yes",
                        sheet.button("everywhere").with("class", "quiet")),
                links(Html.link(DeletePage.PATH, sheet.say("delete.link"))));
    }

    static Html section(String title, Html... content) {
        return element("section", element("h2", title), Html.all(List.of(content)));
    }

    static Html item(Html what, Html act) {
        return element("li", element("p", what), act);
    }

    static Html list(Sheet sheet, List<Html> items) {
        return items.isEmpty() ? sheet.paragraph("none") : element("ul", Html.all(items));
    }

    private static Html links(Html... links) {
        return element(
                "ul",
                Html.all(List.of(links).stream()
                        .filter(link -> !link.equals(Html.text("")))
                        .map(link -> (Html) element("li", link))
                        .toList()));
    }
}
