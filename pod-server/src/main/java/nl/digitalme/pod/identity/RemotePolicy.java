package nl.digitalme.pod.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import nl.digitalme.pod.domain.Addresses;

/**
 * Which addresses this server goes to because a stranger named them: public ones over https. A server that itself runs
 * on a loopback address (development) may also go to the loopback addresses of its machine, over http too.
 *
 * @param trusted hosts that the operator named: over https these may have private addresses
 */
record RemotePolicy(boolean development, Set<String> trusted) {
    private static final int MAX_URL = 2048;
    private static final int FIRST_FREE_PORT = 1024;
    private static final Set<Integer> WEB_PORTS = Set.of(80, 443);
    private static final Set<String> LOCAL_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

    static RemotePolicy of(Addresses own) {
        return new RemotePolicy(isLocal(URI.create(own.base()).getHost()), Set.of());
    }

    RemotePolicy trusting(Collection<String> urls) {
        Set<String> hosts = urls.stream()
                .map(url -> URI.create(url).getHost())
                .filter(Objects::nonNull)
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return new RemotePolicy(development, hosts);
    }

    /** The address, when it may be asked for at all. */
    URI checked(String url) {
        URI uri = parse(url);
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        if (uri.getHost() == null || uri.getRawUserInfo() != null || !(secure || plain)) {
            throw refused(url, "it is not an address on the web");
        }
        if (plain && !(development && isLocal(uri.getHost()))) {
            throw refused(url, "only https is accepted");
        }
        if (uri.getPort() >= 0 && uri.getPort() < FIRST_FREE_PORT && !WEB_PORTS.contains(uri.getPort())) {
            throw refused(url, "its port is for something else than the web"); // mail, log-in, databases
        }
        return uri;
    }

    /** Whether a name that was resolved may be connected to. */
    boolean allows(String host, InetAddress address) {
        if (address.isLoopbackAddress()) {
            return development && isLocal(host);
        }
        return isPublic(address) || (trusted.contains(host.toLowerCase(Locale.ROOT)) && isOnANetwork(address));
    }

    // Not link-local: that is where clouds answer with the keys of the machine.
    private static boolean isOnANetwork(InetAddress address) {
        return !address.isAnyLocalAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress();
    }

    private static boolean isLocal(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return LOCAL_NAMES.contains(name) || name.endsWith(".localhost");
    }

    private static URI parse(String url) {
        try {
            if (url.length() > MAX_URL) {
                throw refused(url.substring(0, 100), "it is too long");
            }
            return URI.create(url);
        } catch (IllegalArgumentException malformed) {
            throw refused(url, "it is malformed");
        }
    }

    private static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet6Address ? isPublic6(bytes) : isPublic4(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes);
    }

    // The IANA registry of special-purpose IPv4 addresses (RFC 6890), beyond what Java itself knows.
    private static boolean isPublic4(int first, int second, byte[] bytes) {
        boolean shared = first == 100 && second >= 64 && second < 128; // RFC 6598
        boolean benchmark = first == 198 && (second == 18 || second == 19); // RFC 2544
        boolean protocol = first == 192 && second == 0 && (bytes[2] == 0 || bytes[2] == 2); // RFC 6890, RFC 5737
        boolean examples = (first == 198 && second == 51 && bytes[2] == 100)
                || (first == 203 && second == 0 && bytes[2] == 113); // RFC 5737
        boolean relay = first == 192 && second == 88 && bytes[2] == 99; // RFC 7526: 6to4
        return first != 0 && first < 224 && !shared && !benchmark && !protocol && !examples && !relay;
    }

    // Global unicast is 2000::/3; tunnels in it that lead to an IPv4 address are left out, they could lead inside.
    private static boolean isPublic6(byte[] bytes) {
        int first = (bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF);
        int second = (bytes[2] & 0xFF) << 8 | (bytes[3] & 0xFF);
        boolean tunnel = first == 0x2002; // 6to4
        boolean protocol = first == 0x2001 && second < 0x200; // RFC 2928: Teredo, benchmarks, ORCHID
        boolean examples = (first == 0x2001 && second == 0xDB8) || (first == 0x3FFF && second < 0x1000); // RFC 9637
        return (bytes[0] & 0xE0) == 0x20 && !tunnel && !protocol && !examples;
    }

    static InvalidToken refused(String url, String why) {
        return InvalidToken.because("The document %s was not read: %s.".formatted(url, why));
    }
}
