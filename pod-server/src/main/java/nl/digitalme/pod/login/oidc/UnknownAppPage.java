package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.pages.Html.element;

import java.util.Locale;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Words;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;

/**
 * What a person sees when an app asks that we do not know, or for an address that is not its own. Nobody is redirected
 * (RFC 6749 section 4.1.2.1); where it can help there is a link, whose text says where it leads.
 */
final class UnknownAppPage {
    /**
     * What an app is told that was known once. Clients that log in silently give up, forget their id and register anew
     * at any error that reaches them; without one they try again at each visit (inrupt/solid-client-authn-js#4355).
     */
    static final AuthorizationError FORGOTTEN =
            new AuthorizationError("unauthorized_client", "This app is not known here any more. Register again.");

    private static final Words WORDS = Words.of(UnknownAppPage.class);

    private UnknownAppPage() {}

    static PodResponse shown(Visit visit, Askers.Unknown unknown) {
        Language language = visit.language();
        String name = "unknown." + unknown.reason().name().toLowerCase(Locale.ROOT);
        Html detail = unknown.detail().isEmpty() ? Html.text("") : element("p", element("code", unknown.detail()));
        Page page = Page.titled(language, WORDS.say(language, "unknown.title"))
                .withStatus(400)
                .holding(element("p", WORDS.say(language, name)), detail);
        return visit.show(unknown.goBack()
                .map(asker -> withWayBack(page, asker, FORGOTTEN))
                .orElse(page));
    }

    /**
     * For an app that says nothing about itself, so that any address is as good as another to it: we would redirect
     * anybody anywhere (RFC 9700 section 4.11.2).
     */
    static PodResponse failed(Visit visit, Asker asker, AuthorizationError refused) {
        Language language = visit.language();
        String words = WORDS.say(language, "unknown.failed", RedirectUri.shown(asker.redirectUri()));
        Page page = Page.titled(language, WORDS.say(language, "unknown.title"))
                .withStatus(400)
                .holding(
                        element("p", words),
                        element("p", element("code", refused.error() + ": " + refused.description())));
        return visit.show(withWayBack(page, asker, refused));
    }

    // A link leads to the web only; a scheme of an app is no address that a page may lead to.
    private static Page withWayBack(Page page, Asker asker, AuthorizationError refused) {
        if (!asker.redirectUri().startsWith("http")) {
            return page;
        }
        String text = WORDS.say(page.language(), "unknown.back", RedirectUri.shown(asker.redirectUri()));
        return page.holding(element("p", Html.link(asker.errorAddress(refused), text)));
    }
}
