package nl.digitalme.pod.login.pages;

import static nl.digitalme.pod.login.pages.Html.element;
import static nl.digitalme.pod.login.pages.Html.text;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.protocol.PodResponse;

/**
 * A page: the shell that all share around its own content, and header fields that let nothing run, be framed or be
 * kept.
 *
 * @param status of the answer
 * @param content what stands below the heading
 * @param here the address of this page with its query, for the link to the other language; empty when there is none
 */
public record Page(
        int status, Language language, String title, List<Html> content, String here, Surroundings surroundings) {
    private static final Words WORDS = Words.of(Page.class);

    public Page {
        content = List.copyOf(content);
    }

    /** What a page may reach. */
    record Surroundings(List<String> formTargets, List<String> scripts) {
        Surroundings {
            formTargets = List.copyOf(formTargets);
            scripts = List.copyOf(scripts);
        }
    }

    public static Page titled(Language language, String title) {
        return new Page(200, language, title, List.of(), "", new Surroundings(List.of(), List.of()));
    }

    public Page withStatus(int other) {
        return new Page(other, language, title, content, here, surroundings);
    }

    /** With these below what it holds. */
    public Page holding(Html... more) {
        List<Html> longer = new ArrayList<>(content);
        longer.addAll(List.of(more));
        return new Page(status, language, title, longer, here, surroundings);
    }

    /** The path and query that lead to this page by GET. */
    public Page at(String address) {
        return new Page(status, language, title, content, address, surroundings);
    }

    /**
     * Where its forms may lead to besides this server, because redirects follow them (CSP Level 3, form-action):
     * origins such as {@code https://app.example}, or schemes such as {@code app:}.
     */
    public Page leadingTo(List<String> targets) {
        Surroundings other = new Surroundings(targets, surroundings.scripts());
        return new Page(status, language, title, content, here, other);
    }

    /** With a script of our own, at this path; a page that can work without should. */
    public Page withScript(String path) {
        Surroundings other = new Surroundings(surroundings.formTargets(), List.of(path));
        return new Page(status, language, title, content, here, other);
    }

    /** The answer. {@code Set-Cookie} and the like are for whoever knows the visitor: {@code login.session}. */
    public PodResponse toResponse() {
        StringBuilder out = new StringBuilder("<!DOCTYPE html>\n");
        html().writeTo(out);
        return new PodResponse(status, headers(), new PodResponse.Bytes(Buffer.buffer(out.toString())));
    }

    private List<Map.Entry<String, String>> headers() {
        return List.of(
                Map.entry("Content-Type", "text/html; charset=utf-8"),
                Map.entry("Content-Language", language.tag()),
                Map.entry("Content-Security-Policy", policy()),
                Map.entry("X-Frame-Options", "DENY"),
                // Not no-referrer: with it browsers send forms with "Origin: null" (Fetch, append a request Origin
                // header).
                Map.entry("Referrer-Policy", "same-origin"),
                Map.entry("Cross-Origin-Opener-Policy", "same-origin-allow-popups"),
                Map.entry("Cross-Origin-Resource-Policy", "same-origin"),
                Map.entry("Cache-Control", "no-store"));
    }

    private String policy() {
        String formTargets = String.join(" ", surroundings.formTargets());
        String scripts = surroundings.scripts().isEmpty() ? "" : "script-src 'self'; connect-src 'self'; ";
        return "default-src 'none'; style-src 'self'; img-src 'self'; " + scripts + "form-action 'self'"
                + (formTargets.isEmpty() ? "" : " " + formTargets)
                + "; frame-ancestors 'none'; base-uri 'none'";
    }

    private Html html() {
        return element("html", head(), body()).with("lang", language.tag());
    }

    private Html head() {
        List<Html> parts = new ArrayList<>();
        parts.add(element("meta").with("charset", "utf-8"));
        parts.add(element("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"));
        parts.add(element("title", title + " - Digital Me"));
        parts.add(element("link").with("rel", "stylesheet").with("href", Stylesheet.PATH));
        for (String script : surroundings.scripts()) {
            parts.add(element("script").with("src", script).with("defer", ""));
        }
        return element("head", Html.all(parts));
    }

    private Html body() {
        Html skip = Html.link("#main", WORDS.say(language, "skip")).with("class", "skip");
        Html header = element("header", element("p", "Digital Me").with("class", "brand"), otherLanguage());
        Html main = element("main", element("h1", title), Html.all(content)).with("id", "main");
        return element("body", skip, header, main);
    }

    private Html otherLanguage() {
        if (here.isEmpty()) {
            return text("");
        }
        Language other = language.other();
        String plain = here.replaceAll("(?<=[?&])lang=[a-z]*&?", "").replaceAll("[?&]$", "");
        String separator = plain.contains("?") ? "&" : "?";
        return element(
                        "nav",
                        Html.link(plain + separator + "lang=" + other.tag(), other.label())
                                .with("lang", other.tag())
                                .with("hreflang", other.tag()))
                .with("aria-label", WORDS.say(language, "languages"));
    }
}
