package nl.digitalme.pod;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.grants.AccessLog;
import nl.digitalme.pod.http.Doors;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.identity.TokenVerifier;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.account.AccountPages;
import nl.digitalme.pod.login.oidc.LoginProvider;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.notify.Notifications;
import nl.digitalme.pod.overview.Overview;
import nl.digitalme.pod.protocol.Gate;
import nl.digitalme.pod.protocol.Operation;
import nl.digitalme.pod.protocol.PodProtocol;
import nl.digitalme.pod.protocol.ReadAccessLog;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.rules.Schemes;
import nl.digitalme.pod.sparql.SparqlEndpoint;
import nl.digitalme.pod.store.PodStore;

/** The map of the whole server: every part, and who gets whom. */
final class Wiring {
    private final Vertx vertx;
    private final PodServerConfig config;
    private final PodStore store;
    private final Addresses addresses;
    private final IdentityConfig identity;
    private final Accounts accounts;
    private final Sessions sessions;
    private final AccountPages.Settings accountSettings;
    private final AccessControl access;
    private final AccessLog log;
    private final Gate gate;
    private final Optional<LoginProvider> login;

    Wiring(Vertx vertx, PodServerConfig config, PodStore store, Addresses addresses) {
        this.vertx = vertx;
        this.config = config;
        this.store = store;
        this.addresses = addresses;
        String issuer = config.identity().issuer().orElse(addresses.base());
        this.identity = IdentityConfig.of(issuer)
                .allowingOnly(config.identity().allowedIssuers())
                .requiringAth(config.identity().requireAth())
                .trusting(config.identity().certificates());
        this.accounts = Accounts.in(store, addresses, issuer, vertx)
                .withQuota(config.protocol().quota());
        this.sessions = Sessions.in(store, addresses, accounts.logIns(), identity.clock());
        this.accountSettings = new AccountPages.Settings(
                config.identity().logIn().takesRegistrations(addresses),
                config.identity().logIn().upstream(),
                identity);
        RemoteDocuments groups = RemoteDocuments.of(vertx, addresses, List.of());
        this.access = AccessControl.webAccessControl(store, addresses, groups);
        this.log = AccessLog.in(store);
        this.gate = new Gate(access, log);
        this.login = config.identity().issuer().isEmpty() ? Optional.of(provider()) : Optional.empty();
    }

    private LoginProvider provider() {
        LoginProvider.People people = new LoginProvider.People(accounts, sessions, accountSettings.ways());
        return LoginProvider.embedded(
                identity, new LoginProvider.Surroundings(vertx, store, addresses, access, people));
    }

    Accounts accounts() {
        return accounts;
    }

    /** The embedded OpenID provider; empty when another stands in its place. */
    Optional<LoginProvider> login() {
        return login;
    }

    /** What stands behind the routes. */
    Doors doors(BooleanSupplier ready) {
        TokenVerifier tokens =
                TokenVerifier.solidOidc(identity, addresses, store, login.map(LoginProvider::keys), vertx);
        Notifications notifications = Notifications.of(vertx, store, gate, access, addresses);
        Map<String, Operation> services = services(notifications);
        PodProtocol pods = PodProtocol.over(vertx, store, addresses, gate, config.protocol(), services);
        services.put(".well-known/solid", pods.storageDescription());
        Map<String, ServerOperation> gets = new HashMap<>();
        Map<String, ServerOperation> posts = new HashMap<>();
        Map<String, ServerOperation> pages = new HashMap<>();
        login.ifPresent(provider -> {
            AccountPages account = accountPages(provider, answering(services, pods));
            gets.putAll(provider.gets());
            gets.putAll(account.gets());
            posts.putAll(provider.posts());
            pages.putAll(provider.pages());
            pages.putAll(account.pages());
        });
        return new Doors(tokens, pods, services, notifications::socket, gets, posts, pages, ready);
    }

    private static Operation answering(Map<String, Operation> services, Operation pods) {
        return request -> services.getOrDefault(request.target().path(), pods).answer(request);
    }

    private AccountPages accountPages(LoginProvider provider, Operation pods) {
        return AccountPages.of(
                new AccountPages.Surroundings(vertx, store, addresses, accounts, sessions, provider.onward()),
                accountSettings,
                pods);
    }

    /** What answers the reserved addresses of each pod. */
    private Map<String, Operation> services(Notifications notifications) {
        SparqlEndpoint.Surroundings queried = new SparqlEndpoint.Surroundings(store, access, log, addresses);
        return new HashMap<>(Map.of(
                SparqlEndpoint.PATH,
                SparqlEndpoint.create(vertx, queried, config.queries()),
                ReadAccessLog.PATH,
                new ReadAccessLog(gate, log, addresses),
                Notifications.PATH,
                notifications,
                Overview.PATH,
                Overview.loading(vertx, store, gate, addresses, Schemes::standard)));
    }
}
