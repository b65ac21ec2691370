package nl.digitalme.pod.domain;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Turns URLs of this server into {@link ResourceId}s and back. One normal form for each address: what RFC 3986 section
 * 6.2.2 calls equivalent is the same resource. Made once from the server's base URL.
 */
public final class Addresses {
    private static final String UNRESERVED = "-._~!$&'()*+,;=:@"; // pchar of RFC 3986 without letters and digits

    private static final int DELETE = 0x7F;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"); // RFC 1123 section 2.1

    private final String base;
    private final String baseHost;
    private final String baseOrigin;
    private final boolean subdomains;
    private final String beforePod;
    private final String afterPod;

    private Addresses(String base, boolean subdomains) {
        this.base = base;
        this.subdomains = subdomains;
        this.baseHost = lower(URI.create(base).getHost());
        this.baseOrigin = base.substring(0, base.length() - 1);
        int host = base.indexOf("//") + 2;
        this.beforePod = subdomains ? base.substring(0, host) : base;
        this.afterPod = subdomains ? "." + base.substring(host) : "/";
    }

    /** {@code baseUrl} is what clients type, for example {@code http://localhost:3000/}; the closing slash is added. */
    public static Addresses of(String baseUrl) {
        URI uri = URI.create(baseUrl);
        if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new IllegalArgumentException("The base URL must be absolute, without query or fragment: " + baseUrl);
        }
        return new Addresses(baseUrl.endsWith("/") ? baseUrl : baseUrl + "/", false);
    }

    /**
     * The same server with each pod at a host of its own, {@code https://anna.example.org/}, which makes each pod an
     * origin of its own to browsers.
     */
    public Addresses withSubdomains() {
        URI uri = URI.create(base);
        boolean number = uri.getHost().matches("[0-9.]+|\\[.*");
        if (!uri.getRawPath().equals("/") || number || !uri.getHost().equals(lower(uri.getHost()))) {
            throw new IllegalArgumentException(
                    "For pods on subdomains the base URL is a host name in small letters, without a path: " + base);
        }
        return new Addresses(base, true);
    }

    /** Whether each pod has a host of its own. */
    public boolean hasSubdomains() {
        return subdomains;
    }

    /** The server's base URL, with its closing slash; also the issuer of the embedded provider. */
    public String base() {
        return base;
    }

    /** The absolute address of a resource. */
    public String iri(ResourceId id) {
        return beforePod + id.pod() + afterPod + id.path();
    }

    public String podRoot(String pod) {
        return beforePod + pod + afterPod;
    }

    /** Scheme and authority of the addresses in a pod, without a slash at the end. */
    public String origin(String pod) {
        return subdomains ? beforePod + pod + afterPod.substring(0, afterPod.length() - 1) : baseOrigin;
    }

    /** Whether a pod can have this name; on subdomains it is a part of a host name. */
    public boolean canName(String pod) {
        return !subdomains || LABEL.matcher(pod).matches();
    }

    /** The pod at a host; empty when there are no subdomains or the host is none of them. */
    public Optional<String> podAt(String host) {
        String ending = "." + baseHost;
        String name = lower(host);
        return Optional.of(name)
                .filter(known -> subdomains && known.endsWith(ending))
                .map(known -> known.substring(0, known.length() - ending.length()))
                .filter(this::canName);
    }

    /** Whether a host is that of the base URL. */
    public boolean isBaseHost(String host) {
        return lower(host).equals(baseHost);
    }

    private static String lower(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    /** The address of the WebID that a pod of this server gives to its owner. */
    public WebId webId(String pod) {
        return new WebId(podRoot(pod) + "profile/card#me");
    }

    /**
     * The resource at an absolute IRI (a fragment is ignored); empty when it is not a resource of a pod of this server.
     */
    public Optional<ResourceId> resource(String iri) {
        int hash = iri.indexOf('#');
        String address = hash < 0 ? iri : iri.substring(0, hash);
        if (!address.startsWith(beforePod) || address.indexOf('?') >= 0) {
            return Optional.empty();
        }
        try {
            String rest = address.substring(beforePod.length());
            return subdomains ? onSubdomain(rest) : fromPath("/" + rest);
        } catch (PodProblem malformed) {
            return Optional.empty();
        }
    }

    private Optional<ResourceId> onSubdomain(String rest) {
        int end = rest.indexOf(afterPod);
        String pod = end < 0 ? "" : rest.substring(0, end);
        return canName(pod) ? Optional.of(inPod(pod, rest.substring(end + afterPod.length() - 1))) : Optional.empty();
    }

    /**
     * The resource of a pod at a raw path such as {@code /notes/a%20b}.
     *
     * @throws PodProblem 400 as {@link #fromPath}
     */
    public ResourceId inPod(String pod, String rawPath) {
        return new ResourceId(pod, normalise(rawPath).substring(1));
    }

    /**
     * The resource at a raw request path such as {@code /anna/notes/a%20b}. Empty when the first segment names no pod
     * (it is missing, starts with a dot, or has no slash behind it).
     *
     * @throws PodProblem 400 when the path is malformed: bad percent-encoding, control characters, bytes that are not
     *     UTF-8, empty or dot segments
     */
    public Optional<ResourceId> fromPath(String rawPath) {
        String path = normalise(rawPath);
        int slash = path.indexOf('/', 1);
        if (slash < 2 || path.charAt(1) == '.') {
            return Optional.empty();
        }
        return Optional.of(new ResourceId(path.substring(1, slash), path.substring(slash + 1)));
    }

    private static String normalise(String raw) {
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            throw PodProblem.badRequest("The path must start with a slash.");
        }
        String path = isPlain(raw) ? raw : recode(raw);
        if (path.contains("//")
                || path.contains("/./")
                || path.contains("/../")
                || path.endsWith("/.")
                || path.endsWith("/..")) {
            throw PodProblem.badRequest("The path may not hold empty or dot segments.");
        }
        return path;
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            if (!plain(raw.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean plain(char c) {
        return c == '/'
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || UNRESERVED.indexOf(c) >= 0;
    }

    // Percent-encoding in its one normal form: unreserved characters bare, the rest %XX in upper case, per byte of
    // UTF-8.
    private static String recode(String raw) {
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); ) {
            char c = raw.charAt(i);
            if (c == '%') {
                appendByte(out, hexByte(raw, i));
                i += 3;
            } else if (plain(c)) {
                out.append(c);
                i++;
            } else {
                int point = raw.codePointAt(i);
                requireNoControl(point);
                for (byte b : new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8)) {
                    appendEncoded(out, b & 0xFF);
                }
                i += Character.charCount(point);
            }
        }
        requireUtf8(out);
        return out.toString();
    }

    // RFC 3629 section 10: an overlong form of a character is none. Others, who decode it, must not see another name.
    private static void requireUtf8(CharSequence path) {
        ByteBuffer bytes = ByteBuffer.allocate(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                bytes.put((byte) Integer.parseInt(path.subSequence(i + 1, i + 3).toString(), 16));
                i += 2;
            } else {
                bytes.put((byte) c);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
        } catch (CharacterCodingException malformed) {
            throw PodProblem.badRequest("The path holds bytes that are not UTF-8.");
        }
    }

    private static int hexByte(String raw, int at) {
        int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
        int low = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw PodProblem.badRequest("The path has a % that is not followed by two hexadecimal digits.");
        }
        return high * 16 + low;
    }

    // RFC 3986 section 6.2.2.2: only unreserved characters may be decoded; %2F and the like stay what they are.
    private static void appendByte(StringBuilder out, int value) {
        requireNoControl(value);
        boolean unreserved = value < 128 && (Character.isLetterOrDigit(value) || "-._~".indexOf(value) >= 0);
        if (unreserved) {
            out.append((char) value);
        } else {
            appendEncoded(out, value);
        }
    }

    private static void requireNoControl(int value) {
        if (value < ' ' || value == DELETE) {
            throw PodProblem.badRequest("The path may not hold control characters.");
        }
    }

    private static void appendEncoded(StringBuilder out, int value) {
        out.append('%').append(String.format(Locale.ROOT, "%02X", value));
    }
}
