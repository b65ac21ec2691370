package nl.digitalme.pod.login.session;

import static nl.digitalme.pod.login.pages.Html.element;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.login.SystemDocuments;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.protocol.PodResponse;

/**
 * One request of a browser for a page: who it is, and in which language. Everything that is answered goes through here,
 * so that its cookies are set.
 *
 * @param id the value of the session's cookie; never shown, never logged
 * @param session empty for a visitor who has not logged in
 * @param cookies values of {@code Set-Cookie} for the answer
 */
public record Visit(String id, Optional<Session> session, Language language, List<String> cookies) {
    static final String TOKEN = "form";

    public Visit {
        cookies = List.copyOf(cookies);
    }

    /** Who logged in; only for operations that run {@link Sessions#forMembers}. */
    public Session member() {
        return session.orElseThrow();
    }

    /** A form that is sent to this path (and query) by POST, with what shows that this visitor was given it. */
    public Html form(String action, Html... content) {
        return element("form", Fields.hidden(TOKEN, formToken()), Html.all(List.of(content)))
                .with("method", "post")
                .with("action", action);
    }

    /**
     * What a form must hold: made of the cookie, which no other site can read, and of no use for finding it. For
     * scripts too, in the field {@code form}.
     */
    public String formToken() {
        return SystemDocuments.hashed("form " + id);
    }

    public PodResponse show(Page page) {
        return with(page.toResponse());
    }

    /** To another page, by GET (RFC 9110 section 15.4.4). */
    public PodResponse redirect(String address) {
        return with(PodResponse.of(303, Map.of("Location", address, "Cache-Control", "no-store"), PodResponse.EMPTY));
    }

    /** The same answer with the cookies of this visit. */
    public PodResponse with(PodResponse answer) {
        if (cookies.isEmpty()) {
            return answer;
        }
        List<Map.Entry<String, String>> headers = new ArrayList<>(answer.headers());
        cookies.forEach(cookie -> headers.add(Map.entry("Set-Cookie", cookie)));
        return new PodResponse(answer.status(), headers, answer.body());
    }

    Visit withId(String other, Cookies jar) {
        List<String> more = new ArrayList<>(cookies);
        more.add(jar.set(other));
        return new Visit(other, session, language, more);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
