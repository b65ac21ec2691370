package nl.digitalme.pod.login.session;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.login.Holder;
import nl.digitalme.pod.login.LogIns;
import nl.digitalme.pod.login.Shelf;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.login.Traces;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.PodStore;

/**
 * Sessions of browsers, kept in the server's own pod so that they outlive a restart. A visitor who has not logged in
 * has a cookie only, so that strangers cannot fill the store.
 */
public final class Sessions {
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5); // one write per so much use

    private final SystemDocuments documents;
    private final LogIns logIns;
    private final Shelf shelf;
    private final Traces traces;
    private final Cookies cookies;
    private final FormCheck forms;
    private final Clock clock;

    private Sessions(SystemDocuments documents, Addresses addresses, LogIns logIns, Clock clock) {
        this.logIns = logIns;
        this.documents = documents;
        this.shelf = new Shelf(documents, "sessions", clock);
        this.traces = new Traces(documents);
        this.cookies = Cookies.of(addresses);
        this.forms = FormCheck.of(addresses);
        this.clock = clock;
    }

    public static Sessions in(PodStore store, Addresses addresses, LogIns logIns, Clock clock) {
        return new Sessions(new SystemDocuments(store), addresses, logIns, clock);
    }

    /** A page for everybody. */
    public ServerOperation forAnybody(PageOperation page) {
        return new PageDoor(this, forms, page);
    }

    /** A page for whoever has logged in; others log in first and then come back, with GET. */
    public ServerOperation forMembers(PageOperation page) {
        return forAnybody((request, visit) -> visit.session().isPresent()
                ? page.answer(request, visit)
                : Future.succeededFuture(visit.redirect(
                        LogInPage.leadingTo(request.path(), request.headers().query()))));
    }

    /** Who sends this request. */
    public Future<Visit> visit(ServerRequest request) {
        Optional<String> id = cookies.in(request).filter(Sessions::isCookie);
        return id.map(this::session)
                .orElseGet(() -> Future.succeededFuture(Optional.empty()))
                .map(session -> visit(request, id, session));
    }

    private Visit visit(ServerRequest request, Optional<String> id, Optional<Session> session) {
        List<String> fresh = Language.chosen(request)
                .map(language -> List.of(language.cookie(cookies.secure())))
                .orElse(List.of());
        Language language = Language.of(request);
        return id.map(known -> new Visit(known, session, language, fresh))
                .orElseGet(() -> new Visit("", Optional.empty(), language, fresh).withId(newId(), cookies));
    }

    // As long as the name of a session, so that nobody can tell one from the other.
    private String newId() {
        return Shelf.name(clock.instant().plus(LONGEST));
    }

    private static boolean isCookie(String value) {
        return value.length() == 54 && value.chars().allMatch(c -> c > ' ' && c < 127);
    }

    private Future<Optional<Session>> session(String id) {
        return shelf.read(id).compose(found -> found.map(stored -> current(id, stored))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private Future<Optional<Session>> current(String id, Stored stored) {
        JsonObject json = stored.json();
        Instant now = clock.instant();
        boolean over = Session.instant(json, "seen").plus(IDLE).isBefore(now)
                || Session.instant(json, "authenticated").plus(LONGEST).isBefore(now);
        if (over) {
            return shelf.forget(id).map(gone -> Optional.empty());
        }
        return logIns.holder(json.getString("account"))
                .compose(found -> found.filter(holder -> holder.generation() == json.getInteger("generation"))
                        .map(holder -> noted(id, Session.from(json, holder), stored))
                        .orElseGet(() -> shelf.forget(id).map(gone -> Optional.empty())));
    }

    private Future<Optional<Session>> noted(String id, Session session, Stored stored) {
        Instant now = clock.instant();
        return session.seen().plus(NOTED_EVERY).isBefore(now)
                ? note(id, session.seenAt(now), stored)
                : Future.succeededFuture(Optional.of(session));
    }

    // Another request may note the same a moment before; both are right.
    private Future<Optional<Session>> note(String id, Session session, Stored before) {
        return documents
                .commit(List.of(shelf.put(id, Expect.at(before.version()), session.toJson())))
                .map(Optional.of(session))
                .otherwise(Optional.of(session));
    }

    /**
     * Somebody has shown who they are: a new session with a new cookie, which the returned visit sets. The one before,
     * which somebody else may have planted, is worth nothing any more.
     *
     * @param method how (RFC 8176): {@code pwd}, {@code hwk}…
     */
    public Future<Visit> logIn(Visit before, Holder holder, String method) {
        Instant now = clock.instant();
        Session session = new Session(holder, now, method, now);
        String id = newId();
        return shelf.forget(before.id())
                .compose(gone -> documents.commit(List.of(
                        shelf.put(id, Expect.ABSENT, session.toJson()), traces.note(holder.account(), shelf.path(id)))))
                .compose(stored -> traces.tidy(holder.account()))
                .map(tidied ->
                        new Visit(before.id(), Optional.of(session), before.language(), List.of()).withId(id, cookies));
    }

    /** A session of an account, in whichever browser; {@code path} names it to {@link Traces}. */
    public record Open(String path, Instant began, Instant seen, String method, boolean isThis) {}

    /** The sessions of whoever visits, those used last first. */
    public Future<List<Open>> all(Visit visit) {
        Holder holder = visit.member().holder();
        String here = shelf.path(visit.id());
        return traces.of(holder.account(), "sessions/").map(found -> found.stream()
                .filter(trace -> trace.json().getInteger("generation") == holder.generation())
                .map(trace -> new Open(
                        trace.path(),
                        Session.instant(trace.json(), "authenticated"),
                        Session.instant(trace.json(), "seen"),
                        trace.json().getString("method"),
                        trace.path().equals(here)))
                .filter(open -> open.seen().plus(IDLE).isAfter(clock.instant()))
                .sorted(Comparator.comparing(Open::seen).reversed())
                .toList());
    }

    /** Ends this session; the returned visit takes the cookie away. */
    public Future<Visit> logOut(Visit visit) {
        return shelf.forget(visit.id())
                .map(gone -> new Visit(newId(), Optional.empty(), visit.language(), List.of(cookies.remove())));
    }

    /** Removes what has expired. */
    public Future<Void> trim() {
        return shelf.trim();
    }
}
