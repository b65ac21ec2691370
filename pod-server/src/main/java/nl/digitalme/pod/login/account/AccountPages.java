package nl.digitalme.pod.login.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Stylesheet;
import nl.digitalme.pod.login.passkey.Passkeys;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.Sessions;
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
        Sessions sessions = around.sessions();
        if (settings.registration()) {
            pages.put(RegisterPage.PATH, sessions.forAnybody(new RegisterPage(desk)));
        }
        AppsPage apps = new AppsPage(new Consents(around.store()));
        pages.put(AppsPage.PATH, sessions.forMembers(apps));
        pages.put(OverviewPage.PATH, sessions.forMembers(new OverviewPage(desk, List.of(apps))));
        pages.put(LogOutEverywhere.PATH, sessions.forMembers(new LogOutEverywhere(desk)));
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
    }

    /** What the pages work with. */
    public record Surroundings(
            Vertx vertx, PodStore store, Addresses addresses, Accounts accounts, Sessions sessions, Onward onward) {}

    /**
     * What the operator decided.
     *
     * @param registration whether anybody may make an account
     */
    public record Settings(boolean registration, Clock clock) {
        /** What the log-in page offers besides a password. */
        public OtherWays ways() {
            return (page, visit, then) -> {
                Sheet sheet = new Sheet(visit, "");
                Page more = page.holding(OtherWays.link(PasskeyLogInPage.PATH, then, sheet.say("passkey.link")));
                return registration
                        ? more.holding(OtherWays.link(RegisterPage.PATH, then, sheet.say("register.link")))
                        : more;
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
