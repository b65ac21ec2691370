package nl.digitalme.pod.login.session;

import io.vertx.core.Future;
import java.util.List;

/** Knows where a page that waits for a log-in leads to when all goes well. */
@FunctionalInterface
public interface Onward {
    /**
     * The origins or schemes outside this server that the page at this path and query redirects to, for
     * {@code Page.leadingTo}; none when it is not known or not valid.
     */
    Future<List<String>> leadsTo(String pathAndQuery);
}
