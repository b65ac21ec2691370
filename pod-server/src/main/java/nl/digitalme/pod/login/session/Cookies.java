package nl.digitalme.pod.login.session;

import java.net.URI;
import java.util.Optional;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.protocol.ServerRequest;

/**
 * The cookie of a session. On https its name has the prefix {@code __Host-}, so that no other host under our domain, a
 * pod with a host of its own for example, can plant one (RFC 6265bis section 4.1.3.2). On http, which is for one
 * machine, it has the port, since cookies of servers on other ports reach us too.
 */
record Cookies(String name, boolean secure) {

    static Cookies of(Addresses addresses) {
        URI base = URI.create(addresses.base());
        boolean secure = "https".equals(base.getScheme());
        return new Cookies(secure ? "__Host-digital-me" : "digital-me-" + base.getPort(), secure);
    }

    Optional<String> in(ServerRequest request) {
        return request.sender().cookie(name);
    }

    /** Ends with the browser; Lax, so that coming from an app finds the session again (RFC 6265bis section 5.6.7). */
    String set(String value) {
        return name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" + (secure ? "; Secure" : "");
    }

    String remove() {
        return set("") + "; Max-Age=0";
    }
}
