package nl.digitalme.pod.login.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Stylesheet;
import nl.digitalme.pod.login.passkey.Passkeys;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.login.upstream.Upstream;
import nl.digitalme.pod.login.upstream.UpstreamProvider;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.store.PodStore;

/** The pages of an account, by path. */
public final class AccountPages {
    private final Map<String, ServerOperation> pages = new TreeMap<>();

    private AccountPages(Surroundings around, Settings settings) {
        Desk desk = new Desk(
                around.accounts(),
                around.sessions(),
                new Throttle(Ticker.systemTicker()),
                around.onward(),
                around.addresses(),
                settings.clock());
        LinkProof proof = new LinkProof(
                around.addresses(), around.store(), RemoteDocuments.of(around.vertx(), around.addresses(), List.of()));
        Arrivals arrivals = new Arrivals(around.store(), settings.clock());
        Sessions sessions = around.sessions();
        if (settings.registration()) {
            pages.put(RegisterPage.PATH, sessions.forAnybody(new RegisterPage(desk, arrivals)));
        }
        pages.put(
                OverviewPage.PATH,
                sessions.forMembers(new OverviewPage(desk, settings.upstream().isPresent(), List.of())));
        pages.put(LogOutPage.PATH, sessions.forMembers(new LogOutPage(desk)));
        pages.put(AddPodPage.PATH, sessions.forMembers(new AddPodPage(desk)));
        Passkeys passkeys = Passkeys.at(around.addresses(), settings.clock());
        pages.put(PasskeyLogInPage.PATH, sessions.forAnybody(new PasskeyLogInPage(desk, passkeys, around.vertx())));
        Map.of(
                        PasskeysPage.PATH, new PasskeysPage(desk, passkeys, around.vertx()),
                        PasswordPage.PATH, new PasswordPage(desk),
                        EmailPage.PATH, new EmailPage(desk),
                        ErasePodPage.PATH, new ErasePodPage(desk),
                        DeletePage.PATH, new DeletePage(desk),
                        ClientsPage.PATH, new ClientsPage(desk),
                        LinkPage.PATH, new LinkPage(desk, proof))
                .forEach((path, page) -> pages.put(path, sessions.forMembers(desk.fresh(page))));
        settings.upstream().ifPresent(upstream -> addUpstream(desk, around, settings, upstream));
    }

    private void addUpstream(Desk desk, Surroundings around, Settings settings, Upstream upstream) {
        RemoteDocuments remote = RemoteDocuments.of(around.vertx(), around.addresses(), List.of(upstream.issuer()));
        UpstreamProvider provider = UpstreamProvider.of(upstream, around.addresses(), remote, settings.clock());
        Arrivals arrivals = new Arrivals(around.store(), settings.clock());
        Sessions sessions = around.sessions();
        pages.put(UpstreamDeparture.PATH, sessions.forAnybody(new UpstreamDeparture(provider)));
        pages.put(
                "/" + UpstreamProvider.CALLBACK,
                sessions.forAnybody(new UpstreamArrival(desk, provider, arrivals, settings.registration())));
        pages.put(UpstreamPage.PATH, sessions.forMembers(desk.fresh(new UpstreamPage(desk, provider))));
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
    public record Settings(boolean registration, Optional<Upstream> upstream, Clock clock) {
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

    public static AccountPages of(Surroundings surroundings, Settings settings) {
        return new AccountPages(surroundings, settings);
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
