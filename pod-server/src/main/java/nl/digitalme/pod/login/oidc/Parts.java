package nl.digitalme.pod.login.oidc;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import nl.digitalme.pod.identity.DpopProofs;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.RemoteDocuments;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Consents;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.oidc.LoginProvider.Surroundings;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.Onward;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.protocol.ServerOperation;

/** Every part of the provider, and which gets whom. */
final class Parts {
    private static final Duration KEY_AGE = Duration.ofDays(90);
    private static final int REGISTRATIONS_EACH = 100; // in an hour
    private static final int REGISTRATIONS_ALL = 2000;

    private final IdentityConfig config;
    private final Clock clock;
    private final Accounts accounts;
    private final Sessions sessions;
    private final OtherWays ways;
    private final SigningKeys keys;
    private final Throttle throttle = new Throttle(Ticker.systemTicker());
    private final Registrations registrations;
    private final Clients clients;
    private final ClientAuthentication authentication;
    private final Consents consents;
    private final RefreshTokens refreshTokens;
    private final Codes codes;
    private final Askers askers;

    Parts(IdentityConfig config, Surroundings around) {
        this.config = config;
        this.clock = config.clock();
        this.accounts = around.people().accounts();
        this.sessions = around.people().sessions();
        this.ways = around.people().ways();
        SystemDocuments documents = new SystemDocuments(around.store());
        this.keys = new SigningKeys(around.store(), KEY_AGE, clock);
        this.registrations = new Registrations(documents, clock);
        RemoteDocuments remote =
                RemoteDocuments.of(around.vertx(), around.addresses(), List.of(), config.certificates());
        ClientDocuments.Here here = new ClientDocuments.Here(around.addresses(), around.store(), around.access());
        this.clients = new Clients(registrations, new ClientDocuments(remote::json, here));
        this.authentication = new ClientAuthentication(clients, throttle);
        this.consents = new Consents(around.store());
        this.refreshTokens = new RefreshTokens(documents, clock);
        this.codes = new Codes(documents, refreshTokens, clock);
        this.askers = new Askers(clients, config.issuer());
    }

    SigningKeys keys() {
        return keys;
    }

    ServerOperation tokenEndpoint() {
        Standing standing = new Standing(accounts.logIns(), consents);
        Map<String, GrantType> grantTypes = Map.of(
                "client_credentials", new ClientCredentialsGrant(accounts, throttle),
                "authorization_code", new CodeGrant(authentication, codes, standing),
                "refresh_token", new RefreshGrant(authentication, refreshTokens, standing));
        return new TokenEndpoint(grantTypes, keys, new Tokens(config.issuer(), clock), DpopProofs.of(config));
    }

    ServerOperation registrationEndpoint() {
        return new RegistrationEndpoint(
                registrations, new Quota(REGISTRATIONS_EACH, REGISTRATIONS_ALL, Ticker.systemTicker()));
    }

    ServerOperation revocationEndpoint() {
        return new RevocationEndpoint(authentication, refreshTokens);
    }

    LogInPage logInPage() {
        return new LogInPage(sessions, accounts.logIns(), throttle, askers, ways);
    }

    AuthorizationEndpoint authorizationEndpoint() {
        return new AuthorizationEndpoint(askers, clients, consents, codes, clock);
    }

    LogOutPage logOutPage() {
        return new LogOutPage(sessions, clients, new IdTokenHints(keys, config.issuer()));
    }

    Onward onward() {
        return askers;
    }

    Future<Void> trim() {
        List<Supplier<Future<Void>>> all =
                List.of(sessions::trim, codes::trim, refreshTokens::trim, registrations::trim);
        Future<Void> done = Future.succeededFuture();
        for (Supplier<Future<Void>> each : all) {
            done = done.compose(before -> each.get());
        }
        return done;
    }
}
