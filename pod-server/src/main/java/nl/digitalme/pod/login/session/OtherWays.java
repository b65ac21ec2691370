package nl.digitalme.pod.login.session;

import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Page;

/** What the log-in page offers besides a password: other ways to log in, and making an account. */
@FunctionalInterface
public interface OtherWays {
    /** Nothing else. */
    OtherWays NONE = (page, visit, then) -> page;

    /** The page with these ways on it; {@code then} is where the visitor wants to go afterwards. */
    Page on(Page page, Visit visit, String then);

    /** The address of one of these ways that knows where to go afterwards. */
    static String leadingTo(String path, String then) {
        return path + "?then=" + Visit.encoded(then);
    }

    /** A paragraph with a link. */
    static Html link(String path, String then, String text) {
        return Html.element("p", Html.link(leadingTo(path, then), text));
    }
}
