package nl.digitalme.pod.login.account;

import static nl.digitalme.pod.login.TestBrowser.form;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.benmanes.caffeine.cache.Ticker;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.PodServerConfig;
import nl.digitalme.pod.TestPods;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import nl.digitalme.pod.login.Accounts;
import nl.digitalme.pod.login.Holder;
import nl.digitalme.pod.login.TestBrowser;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.login.session.Session;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.RequestHeaders;
import nl.digitalme.pod.protocol.Sender;
import nl.digitalme.pod.protocol.ServerRequest;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may do what cannot be undone, and who may make an account at all. */
class FreshLogInTest {
    private static final String BASE = "https://pods.example/";

    @RegisterExtension
    static final TestPods CLOSED = TestPods.with(config ->
            config.with(config.identity().with(new PodServerConfig.LogIn(Optional.of(false), Optional.empty()))));

    @RegisterExtension
    static final TestPods OPEN = TestPods.inMemory();

    @Test
    void who_logged_in_more_than_five_minutes_ago_logs_in_again_first() {
        assertEquals(200, answerAfter(Duration.ofMinutes(4)).status());

        PodResponse stale = answerAfter(Duration.ofMinutes(6));
        assertEquals(303, stale.status());
        assertEquals(
                "/.login/log-in?then=%2F.login%2Faccount%2Fdelete",
                stale.headers().stream()
                        .filter(header -> header.getKey().equals("Location"))
                        .findFirst()
                        .orElseThrow()
                        .getValue());
    }

    @Test
    void nobody_makes_an_account_where_the_operator_wants_none() {
        TestBrowser visitor = new TestBrowser(CLOSED.baseUrl());

        assertEquals(404, visitor.get("/.login/new-account").statusCode());
        assertFalse(visitor.get("/.login/log-in").body().contains("new-account"));
    }

    @Test
    void new_passwords_for_one_address_are_slowed_down_like_guesses() {
        TestBrowser visitor = new TestBrowser(OPEN.baseUrl());
        int last = 0;
        for (int i = 0; i <= 10; i++) {
            last = visitor.submit(form(visitor.get("/.login/new-account"))
                            .with("email", "guessed@example.org")
                            .with("password", "a guess that is long " + i))
                    .statusCode();
        }

        assertEquals(429, last);
    }

    private static PodResponse answerAfter(Duration time) {
        Vertx vertx = Vertx.vertx();
        PodStore store = MemoryStore.create(vertx);
        Addresses addresses = Addresses.of(BASE);
        Accounts accounts = Accounts.in(store, addresses, BASE, vertx);
        Clock clock = Clock.systemUTC();
        Sessions sessions = Sessions.in(store, addresses, accounts.logIns(), clock);
        Desk desk = new Desk(
                accounts,
                sessions,
                new Throttle(Ticker.systemTicker()),
                then -> Future.succeededFuture(List.of()),
                addresses,
                clock);
        Instant then = clock.instant().minus(time);
        Session session = new Session(new Holder("id", 0, List.of()), then, "pwd", clock.instant());
        Visit visit = new Visit("cookie", Optional.of(session), Language.EN, List.of());
        PodResponse answer = await(desk.fresh((request, member) ->
                        Future.succeededFuture(PodResponse.of(200, java.util.Map.of(), PodResponse.EMPTY)))
                .answer(request(), visit));
        await(vertx.close());
        return answer;
    }

    private static ServerRequest request() {
        Credentials nothing = new Credentials(Optional.empty(), List.of(), "GET", BASE + ".login/account/delete");
        return new ServerRequest(
                "/.login/account/delete",
                RequestHeaders.NONE,
                nothing,
                Buffer.buffer(),
                "test",
                Sender.from("192.0.2.1"));
    }
}
