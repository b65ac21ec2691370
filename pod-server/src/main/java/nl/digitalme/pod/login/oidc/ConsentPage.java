package nl.digitalme.pod.login.oidc;

import static nl.digitalme.pod.login.pages.Html.element;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.WebId;
import nl.digitalme.pod.login.Consents.Consent;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Words;
import nl.digitalme.pod.login.session.LogInPage;
import nl.digitalme.pod.login.session.Visit;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/** Asks a person: which app, where it is, how far we know it, what it gets, and as which WebID. */
final class ConsentPage {
    private static final Words WORDS = Words.of(ConsentPage.class);

    private ConsentPage() {}

    /** What the person said. */
    record Decision(boolean allowed, String webId, boolean remember) {}

    static Decision decision(ServerRequest http) {
        Map<String, List<String>> form = http.form();
        return new Decision(
                form.getOrDefault("decision", List.of()).equals(List.of("allow")),
                form.getOrDefault("webid", List.of("")).get(0),
                form.containsKey("remember"));
    }

    /** {@code before} is what the person said to this app earlier. */
    static PodResponse shown(
            ServerRequest http, Visit visit, Asker asker, AuthorizationRequest request, Optional<Consent> before) {
        Language language = visit.language();
        List<WebId> webIds = visit.member().holder().webIds();
        String here = LoginPaths.AUTHORIZE + "?" + http.headers().query();
        Page page = Page.titled(language, WORDS.say(language, "consent.title", title(asker)))
                .at(here)
                .leadingTo(List.of(RedirectUri.formTarget(asker.redirectUri())))
                .holding(about(language, asker, request));
        if (webIds.isEmpty()) {
            return visit.show(page.holding(
                    element("p", WORDS.say(language, "consent.no-webid")),
                    Html.link("/.login/account", WORDS.say(language, "consent.account"))));
        }
        Optional<WebId> chosen = before.map(Consent::webId).filter(webIds::contains);
        List<Html> fields = new ArrayList<>();
        fields.add(who(language, webIds, chosen.orElse(webIds.get(0))));
        if (asker.client().kind() != Client.Kind.ANYBODY) {
            fields.add(Fields.tick("remember", WORDS.say(language, "consent.remember"), true));
        }
        fields.add(Fields.button("decision", "allow", WORDS.say(language, "consent.allow"), false));
        fields.add(Fields.button("decision", "deny", WORDS.say(language, "consent.deny"), true));
        String other = LogInPage.leadingTo(LoginPaths.AUTHORIZE, http.headers().query());
        return visit.show(page.holding(
                visit.form(here, Html.all(fields)),
                element("p", Html.link(other, WORDS.say(language, "consent.other-account")))));
    }

    // A name that nobody checked does not stand where people look for who it is.
    private static String title(Asker asker) {
        return asker.client().kind() == Client.Kind.DOCUMENT ? asker.name() : RedirectUri.shown(asker.redirectUri());
    }

    private static Html about(Language language, Asker asker, AuthorizationRequest request) {
        String kind = "consent.known." + asker.client().kind().name().toLowerCase(Locale.ROOT);
        List<Html> list = new ArrayList<>();
        list.add(element("dt", WORDS.say(language, "consent.app")));
        list.add(element("dd", asker.name()));
        list.add(element("dt", WORDS.say(language, "consent.address")));
        list.add(element("dd", RedirectUri.shown(asker.redirectUri())));
        list.add(element("dt", WORDS.say(language, "consent.known")));
        list.add(element("dd", WORDS.say(language, kind, asker.client().id())));
        list.add(element("dt", WORDS.say(language, "consent.gets")));
        list.add(element("dd", WORDS.say(language, "consent.gets.all")));
        if (request.scopes().contains(AuthorizationRequest.OFFLINE)) {
            list.add(element("dd", WORDS.say(language, "consent.gets.offline")));
        }
        return element("dl", Html.all(list));
    }

    private static Html who(Language language, List<WebId> webIds, WebId chosen) {
        if (webIds.size() == 1) {
            return Html.all(List.of(
                    element("p", WORDS.say(language, "consent.as", chosen.iri())),
                    Fields.hidden("webid", chosen.iri())));
        }
        List<Html> choices = new ArrayList<>();
        choices.add(element("legend", WORDS.say(language, "consent.choose")));
        webIds.forEach(webId -> choices.add(Fields.choice("webid", webId.iri(), webId.iri(), webId.equals(chosen))));
        return element("fieldset", Html.all(choices));
    }
}
