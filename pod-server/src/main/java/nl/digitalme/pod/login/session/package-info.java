/**
 * Who is at a page: sessions, kept in the server's own pod, and forms that only our own pages can send.
 *
 * <pre>{@code
 * Map<String, ServerOperation> pages = Map.of(
 *         "/.login/account", sessions.forMembers(this::account),   // logs in first when need be
 *         "/.login/help", sessions.forAnybody(this::help));
 *
 * Future<PodResponse> account(ServerRequest request, Visit visit) {
 *     Html form = visit.form("/.login/account", Fields.button("OK"));    // with its token against forgery
 *     return Future.succeededFuture(visit.show(Page.titled(visit.language(), "…").holding(form)));
 * }
 * }</pre>
 *
 * A POST reaches the operation only when it is a form of ours that was given to this visitor. Failures
 * ({@code PodProblem}) become pages. {@link Sessions#logIn} gives a new session with a new cookie: answer with the
 * {@code Visit} that it returns.
 */
@NullMarked
package nl.digitalme.pod.login.session;

import org.jspecify.annotations.NullMarked;
