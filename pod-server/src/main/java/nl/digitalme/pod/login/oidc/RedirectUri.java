package nl.digitalme.pod.login.oidc;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Where an app gets its answers: what is acceptable as such, and what is the same. */
final class RedirectUri {
    private static final int LONGEST = 2048;
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "[::1]");
    // RFC 8252 section 7.1: a scheme of a native app is a domain name turned round, so it has a dot; javascript: has
    // none.
    private static final Pattern APP_SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");

    private RedirectUri() {}

    /** Whether an app may have its answers sent there at all (RFC 6749 section 3.1.2, RFC 8252 section 7). */
    static boolean isAcceptable(String address) {
        return parse(address).filter(RedirectUri::isAcceptable).isPresent();
    }

    private static boolean isAcceptable(URI uri) {
        if (uri.getRawFragment() != null || uri.getScheme() == null || uri.getRawUserInfo() != null) {
            return false;
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "https" -> uri.getHost() != null;
            case "http" -> isOfThisMachine(uri);
            default -> APP_SCHEME.matcher(scheme).matches();
        };
    }

    // Over plain http a code may only travel within one machine (RFC 8252 section 8.3).
    private static boolean isOfThisMachine(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(host) || host.equals("localhost") || host.endsWith(".localhost");
    }

    /** The same text, or the same but for the port of a loopback address (RFC 8252 section 7.3). */
    static boolean matches(String registered, String asked) {
        return registered.equals(asked)
                || (withoutLoopbackPort(asked).isPresent()
                        && withoutLoopbackPort(asked).equals(withoutLoopbackPort(registered)));
    }

    // Only addresses, not the name localhost, which may be resolved otherwise (RFC 8252 section 8.3).
    private static Optional<String> withoutLoopbackPort(String address) {
        return parse(address)
                .filter(uri -> "http".equals(uri.getScheme()) && isAcceptable(uri))
                .filter(uri -> LOOPBACK.contains(uri.getHost()))
                .map(uri -> uri.getHost() + uri.getRawPath() + "?" + uri.getRawQuery());
    }

    /** The address with parameters added to its query (RFC 6749 section 4.1.2). */
    static String with(String address, Map<String, String> parameters) {
        String added = parameters.entrySet().stream()
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
        int question = address.indexOf('?');
        String separator = question < 0 ? "?" : question == address.length() - 1 ? "" : "&";
        return address + separator + added;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The origin, or the scheme of an app, as a source for {@code form-action}. */
    static String formTarget(String address) {
        URI uri = parse(address).orElseThrow();
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        // CSP Level 3 section 2.3.1 knows no IPv6 address as a host.
        if (!scheme.startsWith("http") || uri.getHost().startsWith("[")) {
            return scheme + ":";
        }
        return scheme + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** What a person recognises it by: the host and port, or the scheme. */
    static String shown(String address) {
        URI uri = parse(address).orElseThrow();
        return uri.getHost() == null ? uri.getScheme() + ":" : uri.getRawAuthority();
    }

    private static Optional<URI> parse(String address) {
        try {
            boolean plain =
                    address.length() <= LONGEST && address.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
            return plain ? Optional.of(URI.create(address)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
