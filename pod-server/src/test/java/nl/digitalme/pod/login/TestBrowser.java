package nl.digitalme.pod.login;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without scripts: keeps cookies, follows redirects within one server, fills in the form of a page. */
public final class TestBrowser {
    private static final Pattern FORM = Pattern.compile("<form method=\"post\" action=\"([^\"]*)\"[^>]*>(.*?)</form>");
    private static final Pattern INPUT = Pattern.compile("<input ([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");

    private final String base;
    private final Map<String, String> cookies = new TreeMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>(Map.of("Accept-Language", "en"));

    public TestBrowser(String base) {
        this.base = base;
    }

    /** A page's form: where it goes and what stands in it. */
    public record Form(String action, Map<String, String> fields) {
        public Form with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(fields);
            more.put(name, value);
            return new Form(action, more);
        }

        public Form without(String name) {
            Map<String, String> fewer = new LinkedHashMap<>(fields);
            fewer.remove(name);
            return new Form(action, fewer);
        }

        String encoded() {
            return fields.entrySet().stream()
                    .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                    .collect(Collectors.joining("&"));
        }
    }

    /** Sends this field from now on; an empty value takes it away. */
    public TestBrowser sending(String name, String value) {
        if (value.isEmpty()) {
            headers.remove(name);
        } else {
            headers.put(name, value);
        }
        return this;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    /** The answer to GET, without following redirects. */
    public HttpResponse<String> get(String address) {
        return send(request(address).GET());
    }

    /** The answer to GET after all redirects that stay at this server. */
    public HttpResponse<String> follow(String address) {
        return followed(get(address));
    }

    public HttpResponse<String> followed(HttpResponse<String> answer) {
        HttpResponse<String> last = answer;
        for (int i = 0; i < 10 && isHere(location(last)); i++) {
            last = get(location(last));
        }
        return last;
    }

    /** Where an answer redirects to; empty when it does not. */
    public static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private boolean isHere(String location) {
        return location.startsWith("/") || location.startsWith(base);
    }

    /** The form of a page; when there are several, the one whose action or fields hold this text. */
    public static Form form(HttpResponse<String> page, String marker) {
        Matcher forms = FORM.matcher(page.body().replace("\n", " "));
        while (forms.find()) {
            if (forms.group().contains(marker)) {
                return new Form(unescaped(forms.group(1)), fields(forms.group(2)));
            }
        }
        throw new AssertionError("No such form on: " + page.statusCode() + " " + page.body());
    }

    public static Form form(HttpResponse<String> page) {
        return form(page, "");
    }

    private static Map<String, String> fields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(html);
        while (inputs.find()) {
            Map<String, String> attributes = new LinkedHashMap<>();
            Matcher each = ATTRIBUTE.matcher(inputs.group(1));
            while (each.find()) {
                attributes.put(each.group(1), unescaped(each.group(2)));
            }
            boolean unchosen = "radio".equals(attributes.get("type")) && !attributes.containsKey("checked");
            if (!unchosen) {
                fields.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
            }
        }
        return fields;
    }

    private static String unescaped(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    /** Sends a form, without following redirects. */
    public HttpResponse<String> submit(Form form) {
        return send(request(form.action())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.encoded())));
    }

    /** Fills in the log-in page at this address and sends it. */
    public HttpResponse<String> logIn(String address, String email, String password) {
        return submit(form(follow(address)).with("email", email).with("password", password));
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base).resolve(address));
        headers.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        HttpResponse<String> answer = TestUser.send(request.build());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair.substring(pair.indexOf('=') + 1));
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
