package nl.digitalme.pod.login.session;

import static nl.digitalme.pod.login.pages.Html.element;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.login.Holder;
import nl.digitalme.pod.login.LogIns;
import nl.digitalme.pod.login.Throttle;
import nl.digitalme.pod.login.pages.Fields;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Language;
import nl.digitalme.pod.login.pages.Page;
import nl.digitalme.pod.login.pages.Words;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * Logging in with e-mail address and password. An unknown address gets the same answer, as late, as a wrong password.
 */
public final class LogInPage implements PageOperation {
    public static final String PATH = "/.login/log-in";
    private static final String ACCOUNT = "/.login/account";
    private static final String PASSWORD = "pwd"; // RFC 8176
    private static final int LONGEST_FIELD = 512; // hashing more costs more
    private static final int LONGEST_ADDRESS = 8192;
    private static final Pattern OURS = Pattern.compile("/\\.login/[A-Za-z0-9/_-]+");
    private static final Words WORDS = Words.of(LogInPage.class);

    private final Sessions sessions;
    private final LogIns logIns;
    private final Throttle throttle;
    private final Onward onward;
    private final OtherWays ways;

    public LogInPage(Sessions sessions, LogIns logIns, Throttle throttle, Onward onward, OtherWays ways) {
        this.ways = ways;
        this.sessions = sessions;
        this.logIns = logIns;
        this.throttle = throttle;
        this.onward = onward;
    }

    /** The address of this page for somebody who wants to go to another page of ours. */
    public static String leadingTo(String path, String query) {
        return PATH + "?then=" + Visit.encoded(query.isEmpty() ? path : path + "?" + query);
    }

    /** The address of another page on the way to where this request goes. */
    public static String passingOn(String path, ServerRequest request) {
        return OtherWays.leadingTo(path, then(request));
    }

    @Override
    public Future<PodResponse> answer(ServerRequest request, Visit visit) {
        return request.method().equals("POST")
                ? logIn(request, visit)
                : shown(request, visit, Optional.empty()).map(visit::show);
    }

    private Future<PodResponse> logIn(ServerRequest request, Visit visit) {
        String email = field(request, "email");
        String password = field(request, "password");
        if (!throttle.allows(request.remote(), email)) {
            throw PodProblem.of(429, "Too many wrong passwords. Wait a minute and try again.");
        }
        return logIns.byPassword(email, password).compose(found -> found.map(holder -> {
                    throttle.succeeded(request.remote(), email);
                    return enter(request, visit, holder);
                })
                .orElseGet(() -> {
                    throttle.failed(request.remote(), email);
                    return shown(request, visit, Optional.of(email)).map(visit::show);
                }));
    }

    private Future<PodResponse> enter(ServerRequest request, Visit visit, Holder holder) {
        return sessions.logIn(visit, holder, PASSWORD).map(known -> known.redirect(then(request)));
    }

    private static String field(ServerRequest request, String name) {
        String value = request.form().getOrDefault(name, List.of("")).get(0);
        if (value.length() > LONGEST_FIELD) {
            throw PodProblem.badRequest("The field " + name + " is too long.");
        }
        return value;
    }

    /** {@code refused} is the e-mail address of an attempt that failed just now. */
    private Future<Page> shown(ServerRequest request, Visit visit, Optional<String> refused) {
        String then = then(request);
        String here = PATH + "?then=" + Visit.encoded(then);
        Language language = visit.language();
        String email =
                refused.orElse(request.query().getOrDefault("hint", List.of("")).get(0));
        Html form = visit.form(
                here,
                Fields.filled("email", "email", WORDS.say(language, "email"), "username", email),
                Fields.input("password", "password", WORDS.say(language, "password"), "current-password"),
                Fields.button(WORDS.say(language, "log-in")));
        Page page = Page.titled(language, WORDS.say(language, "title")).at(here);
        Page told = refused.isPresent()
                ? page.withStatus(422).holding(Fields.alert(WORDS.say(language, "refused")))
                : page.holding(element("p", WORDS.say(language, "introduction")));
        return onward.leadsTo(then).map(targets -> ways.on(told.holding(form).leadingTo(targets), visit, then));
    }

    /** Where to go from here: a page of ours and nowhere else, whatever the address says. */
    public static String then(ServerRequest request) {
        return request.query().getOrDefault("then", List.of()).stream()
                .filter(LogInPage::isOurs)
                .findFirst()
                .orElse(ACCOUNT);
    }

    private static boolean isOurs(String address) {
        int query = address.indexOf('?');
        String path = query < 0 ? address : address.substring(0, query);
        return OURS.matcher(path).matches() // no dots, which a browser would follow up and out
                && address.length() <= LONGEST_ADDRESS
                && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
    }
}
