package nl.digitalme.pod.login.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.Traces;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Stylesheet;
import nl.digitalme.pod.login.passkey.Passkeys;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.PageOperation;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.login.upstream.Upstream;
import nl.digitalme.pod.login.upstream.UpstreamProvider;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.store.PodStore;

/** The pages of an account, by path. */
public final class AccountPages {
    private final Map<String, ServerOperation> pages = new TreeMap<>();
    private final Surroundings around;
    private final Settings settings;
    private final Desk desk;
    private final Arrivals arrivals;

    private AccountPages(Surroundings around, Settings settings, Operation pods) {
        this.around = around;
        this.settings = settings;
        this.desk = new Desk(
                around.accounts(),
                around.sessions(),
                new Throttle(Ticker.systemTicker()),
                around.onward(),
                around.addresses(),
                settings.identity().clock());
        this.arrivals = new Arrivals(around.store(), desk.clock());
        Passkeys passkeys = Passkeys.at(around.addresses(), desk.clock());
        anybody(PasskeyLogInPage.PATH, new PasskeyLogInPage(desk, passkeys, around.vertx()));
        if (settings.registration()) {
            anybody(RegisterPage.PATH, new RegisterPage(desk, arrivals));
        }
        addOverview();
        addPods(pods);
        addChanges(passkeys);
        settings.upstream().ifPresent(this::addUpstream);
    }

    private void addOverview() {
        AppsPage apps = new AppsPage(new Consents(around.store()));
        SessionsPage open = new SessionsPage(around.sessions(), new Traces(around.store()));
        List<OverviewPage.Section> parts = List.of(open::section, apps::section);
        members(OverviewPage.PATH, new OverviewPage(desk, settings.upstream().isPresent(), parts));
        members(AppsPage.PATH, apps);
        members(SessionsPage.PATH, open);
        members(LogOutPage.PATH, new LogOutPage(desk));
        members(AddPodPage.PATH, new AddPodPage(desk));
    }

    private void addPods(Operation pods) {
        members(PodPage.PATH, new PodPage(desk));
        members(LogPage.PATH, new LogPage(desk, AccessLog.in(around.store())));
        members(ReadPage.PATH, new ReadPage(desk, pods));
    }

    private void addChanges(Passkeys passkeys) {
        LinkProof proof = new LinkProof(around.addresses(), around.store(), remote(List.of()));
        members(PasskeysPage.PATH, desk.fresh(new PasskeysPage(desk, passkeys, around.vertx())));
        members(PasswordPage.PATH, desk.fresh(new PasswordPage(desk)));
        members(EmailPage.PATH, desk.fresh(new EmailPage(desk)));
        members(ErasePodPage.PATH, desk.fresh(new ErasePodPage(desk)));
        members(DeletePage.PATH, desk.fresh(new DeletePage(desk)));
        members(ClientsPage.PATH, desk.fresh(new ClientsPage(desk)));
        members(LinkPage.PATH, desk.fresh(new LinkPage(desk, proof)));
    }

    private void addUpstream(Upstream upstream) {
        UpstreamProvider provider =
                UpstreamProvider.of(upstream, around.addresses(), remote(List.of(upstream.issuer())), desk.clock());
        anybody(UpstreamDeparture.PATH, new UpstreamDeparture(provider));
        anybody(
                "/" + UpstreamProvider.CALLBACK,
                new UpstreamArrival(desk, provider, arrivals, settings.registration()));
        members(UpstreamPage.PATH, desk.fresh(new UpstreamPage(desk, provider)));
    }

    private RemoteDocuments remote(List<String> trusted) {
        return RemoteDocuments.of(
                around.vertx(), around.addresses(), trusted, settings.identity().certificates());
    }

    private void anybody(String path, PageOperation page) {
        pages.put(path, around.sessions().forAnybody(page));
    }

    private void members(String path, PageOperation page) {
        pages.put(path, around.sessions().forMembers(page));
    }

    /** What the pages work with. */
    public record Surroundings(
            Vertx vertx, PodStore store, Addresses addresses, Accounts accounts, Sessions sessions, Onward onward) {}

    /**
     * What the operator decided.
     *
     * @param registration whether anybody may make an account
     * @param upstream another provider with which people may log in
     */
    public record Settings(boolean registration, Optional<Upstream> upstream, IdentityConfig identity) {
        /** What the log-in page offers besides a password. */
        public OtherWays ways() {
            return (page, visit, then) -> {
                Sheet sheet = new Sheet(visit, "");
                List<Html> links = new ArrayList<>();
                upstream.ifPresent(other -> links.add(
                        OtherWays.link(UpstreamDeparture.PATH, then, sheet.say("upstream.link", other.label()))));
                links.add(OtherWays.link(PasskeyLogInPage.PATH, then, sheet.say("passkey.link")));
                if (registration) {
                    links.add(OtherWays.link(RegisterPage.PATH, then, sheet.say("register.link")));
                }
                return page.holding(Html.all(links));
            };
        }
    }

    /** {@code pods} answers requests for what is in pods, the overview included. */
    public static AccountPages of(Surroundings surroundings, Settings settings, Operation pods) {
        return new AccountPages(surroundings, settings, pods);
    }

    /** What is answered to GET, by path, besides pages: scripts. */
    public Map<String, ServerOperation> gets() {
        return Map.of(
                PasskeysPage.SCRIPT,
                Stylesheet.served("passkey.js", "text/javascript; charset=utf-8", AccountPages.class));
    }

    /** What is answered to GET and POST, by path. */
    public Map<String, ServerOperation> pages() {
        return Map.copyOf(pages);
    }
}
