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
        Page page = Page.titled(language, WORDS.say(language, "unknown.title"))
                .withStatus(400)
                .holding(element("p", WORDS.say(language, name)));
        if (!unknown.detail().isEmpty()) {
            page = page.holding(element("p", element("code", unknown.detail())));
        }
        return visit.show(
                unknown.goBack()
                                .map(asker -> asker.redirectUri().startsWith("http"))
                                .filter(isWeb -> isWeb)
                                .isPresent()
                        ? page.holding(wayBack(language, unknown.goBack().orElseThrow()))
                        : page);
    }

    private static Html wayBack(Language language, Asker asker) {
        String host = RedirectUri.shown(asker.redirectUri());
        return element("p", Html.link(asker.errorAddress(FORGOTTEN), WORDS.say(language, "unknown.back", host)));
    }
}
