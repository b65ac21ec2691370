package nl.digitalme.pod.identity;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** Compares the {@code htu} of a proof with the address of a request (RFC 9449 section 4.3, step 9). */
final class Htu {
    private Htu() {}

    /**
     * Whether both are the same address without query and fragment, after the normalisation of RFC 3986 section 6.2.
     */
    static boolean same(String htu, String url) {
        return htu.equals(url) || normal(htu).equals(normal(url));
    }

    /** The normal form; something that equals no request when the text is no address. */
    private static String normal(String address) {
        try {
            URI uri = new URI(address);
            if (uri.getScheme() == null || uri.getHost() == null) {
                return "";
            }
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port(scheme, uri.getPort())
                    + escapes(path);
        } catch (URISyntaxException noAddress) {
            return "";
        }
    }

    private static String port(String scheme, int port) {
        boolean usual = port < 0 || (port == 443 && scheme.equals("https")) || (port == 80 && scheme.equals("http"));
        return usual ? "" : ":" + port;
    }

    // Unreserved characters bare, other escapes in upper case (RFC 3986 sections 6.2.2.1 and 6.2.2.2).
    private static String escapes(String path) {
        if (path.indexOf('%') < 0) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c != '%') {
                out.append(c);
                continue;
            }
            String hex = path.substring(i + 1, i + 3); // URI has checked that two hexadecimal digits follow
            char decoded = (char) Integer.parseInt(hex, 16);
            boolean unreserved = decoded < 128 && (Character.isLetterOrDigit(decoded) || "-._~".indexOf(decoded) >= 0);
            out.append(unreserved ? String.valueOf(decoded) : "%" + hex.toUpperCase(Locale.ROOT));
            i += 2;
        }
        return out.toString();
    }
}
