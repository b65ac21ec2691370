package nl.digitalme.pod.login;

import static nl.digitalme.pod.store.Waiting.assertRefused;
import static nl.digitalme.pod.store.Waiting.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.login.Registration.Applicant;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Making accounts at the same time, with the same address, and changing how they are opened. */
class NewAccountTest {
    private static final String BASE = "https://pods.example/";
    private static final String EMAIL = "anna@example.org";
    private final Vertx vertx = Vertx.vertx();
    private final PodStore store = MemoryStore.create(vertx);
    private final Accounts accounts = Accounts.in(store, Addresses.of(BASE), BASE, vertx);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void of_six_who_register_with_one_address_at_once_each_gets_an_account_of_their_own() {
        List<Future<Holder>> made = IntStream.range(0, 6)
                .mapToObj(i -> register(EMAIL, "password " + i, Optional.empty()))
                .toList();
        Set<String> ids = new HashSet<>();

        for (int i = 0; i < made.size(); i++) {
            Holder holder = await(made.get(i));
            ids.add(holder.account());
            assertEquals(
                    Optional.of(holder), await(accounts.logIns().byPassword(EMAIL, "password " + i)), "password " + i);
        }
        assertEquals(6, ids.size());
    }

    @Test
    void who_registers_twice_with_the_same_address_and_password_has_one_account() {
        Holder first = await(register(EMAIL, "the same one", Optional.empty()));

        assertEquals(first, await(register("ANNA@example.org", "the same one", Optional.empty())));
    }

    @Test
    void of_two_who_want_one_name_for_their_pod_one_gets_it() {
        Future<Holder> left = register("left@example.org", "a password", Optional.of("name"));
        Future<Holder> right = register("right@example.org", "a password", Optional.of("name"));
        await(Future.join(left, right).otherwiseEmpty());

        assertTrue(left.succeeded() ^ right.succeeded());
        assertRefused(409, left.succeeded() ? right : left);
    }

    @Test
    void two_accounts_of_one_address_cannot_have_one_password() {
        Holder first = await(register(EMAIL, "first password", Optional.empty()));
        Holder second = await(register(EMAIL, "second password", Optional.empty()));
        Holder third = await(register("other@example.org", "first password", Optional.empty()));
        KeyChanges changes = accounts.keyChanges();

        assertRefused(422, changes.changePassword(second.account(), "first password"));
        assertRefused(422, changes.changeEmail(third.account(), EMAIL, Optional.of("first password")));
        await(changes.changePassword(third.account(), "third password"));
        await(changes.changeEmail(third.account(), EMAIL, Optional.of("third password")));

        assertEquals(
                third.account(),
                await(accounts.logIns().byPassword(EMAIL, "third password"))
                        .orElseThrow()
                        .account());
        assertEquals(
                first.account(),
                await(accounts.logIns().byPassword(EMAIL, "first password"))
                        .orElseThrow()
                        .account());
    }

    @Test
    void the_last_way_to_log_in_cannot_be_taken_away() {
        UpstreamName name = new UpstreamName("https://id.example/", "subject");
        Holder holder = await(accounts.registration()
                .register(new Applicant(EMAIL, Optional.empty(), Optional.of(name), Optional.empty())));
        KeyChanges changes = accounts.keyChanges();

        assertRefused(409, changes.unbind(holder.account(), name));
        assertEquals(Optional.of(holder), await(accounts.logIns().byUpstream(name)));
        await(changes.changePassword(holder.account(), "a password now"));
        await(changes.unbind(holder.account(), name));

        assertTrue(await(accounts.logIns().byUpstream(name)).isEmpty());
        assertTrue(await(accounts.logIns().byPassword(EMAIL, "a password now")).isPresent());
    }

    @Test
    void an_account_outlives_its_last_pod_when_its_holder_erases_that_and_gets_another() {
        Holder holder = await(register(EMAIL, "a password", Optional.of("only")));
        HoldingChanges changes = accounts.holdingChanges();

        await(changes.erasePod(holder.account(), "only"));
        Holder without =
                await(accounts.logIns().byPassword(EMAIL, "a password")).orElseThrow();
        String next = await(changes.addPod(holder.account(), Optional.empty()));

        assertEquals(List.of(), without.webIds());
        assertEquals(
                List.of(accounts.webId(next)),
                await(accounts.logIns().holder(holder.account())).orElseThrow().webIds());
    }

    private Future<Holder> register(String email, String password, Optional<String> pod) {
        return accounts.registration().register(new Applicant(email, Optional.of(password), Optional.empty(), pod));
    }
}
