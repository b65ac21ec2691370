package nl.digitalme.pod.hostile;

import static nl.digitalme.pod.hostile.Hostile.row;
import static nl.digitalme.pod.hostile.Hostile.rows;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The embedded OpenID provider and its pages. */
final class LoginRows {
    private static final String AREA = "Logging in";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SCRIPT = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
    private static final String APP = "https://app.example/back";
    private static final String PKCE =
            "&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private LoginRows() {}

    static List<Hostile> all() {
        return List.of(
                registrations(
                        "redirect addresses of a kind that runs or leads anywhere (`javascript:`, `data:`, http of another"
                                + " host, a fragment, user names, line ends, none)",
                        "400",
                        List.of(
                                "javascript:alert(1)",
                                "data:text/html,x",
                                "vbscript:x",
                                "http://evil.example/",
                                "https://app.example/#x",
                                "https://a@evil.example/",
                                "https://app.example/\r\nX: y",
                                "//evil.example",
                                "/x",
                                "",
                                "x",
                                "file:///x",
                                "https://app.example/\\@evil.example")),
                row(
                        AREA,
                        "a registration that is no JSON, deep, huge",
                        "400",
                        scene -> Reply.of(scene.anybody()
                                .write("POST", register(scene), "application/json", "[".repeat(60_000)))),
                row(
                        AREA,
                        "a form or registration of 70 kB",
                        "413",
                        scene -> Reply.of(scene.anybody()
                                .write("POST", register(scene), "application/json", " ".repeat(70_000)))),
                authorize(
                        "an app that nobody knows, with an address of its own: a page, no redirect",
                        "400",
                        "client_id=nobody&redirect_uri=" + encoded("https://evil.example/"),
                        "client_id=" + encoded(SCRIPT) + "&redirect_uri=" + encoded(SCRIPT) + "&state="
                                + encoded(SCRIPT),
                        "",
                        "client_id=a&client_id=b"),
                authorize(
                        "a client document that is on this machine, private, or no document",
                        "400",
                        Stream.of(
                                        "https://10.0.0.1/id",
                                        "https://169.254.169.254/id",
                                        "file:///etc/passwd",
                                        "https://[::1]/id",
                                        "http://evil.example/id",
                                        "javascript:x")
                                .map(id -> "client_id=" + encoded(id) + "&redirect_uri=" + encoded(id)
                                        + "&response_type=code&scope=openid" + PKCE)
                                .toArray(String[]::new)),
                registered(
                        "a redirect address that was not registered (another path, host, query, case, `..`)",
                        "400",
                        id -> Stream.of(
                                        APP + "/x",
                                        APP + "?x",
                                        "https://app.example.evil.example/back",
                                        "https://APP.example/back",
                                        "https://app.example/x/../back",
                                        APP + "%2f",
                                        "https://app.example:444/back",
                                        APP + "#x")
                                .map(uri -> "client_id=" + id + "&redirect_uri=" + encoded(uri)
                                        + "&response_type=code&scope=openid" + PKCE)
                                .toList()),
                registered(
                        "no PKCE, `plain`, a short challenge, another response type or mode, parameters twice",
                        "303",
                        id -> Stream.of(
                                        "&response_type=code",
                                        "&response_type=code&code_challenge=x&code_challenge_method=plain",
                                        "&response_type=code&code_challenge=x&code_challenge_method=S256",
                                        "&response_type=token" + PKCE,
                                        "&response_type=code&response_mode=fragment" + PKCE,
                                        "&response_type=code&scope=x" + PKCE,
                                        "&request=x&response_type=code" + PKCE)
                                .map(more -> "client_id=" + id + "&redirect_uri=" + encoded(APP)
                                        + "&scope=openid&prompt=none" + more)
                                .toList()),
                registered(
                        "line ends, HTML and 4 kB in `state`: encoded in the redirect, never a field of its own",
                        "303",
                        id -> Stream.of("x\r\nSet-Cookie: a=b", SCRIPT, "s".repeat(4000), "\u0000")
                                .map(state -> "client_id=" + id + "&redirect_uri=" + encoded(APP)
                                        + "&response_type=code&scope=openid" + "&prompt=none&state=" + encoded(state)
                                        + PKCE)
                                .toList()),
                tokens(),
                forms(),
                onward(),
                framing(),
                guessing(),
                row(
                        AREA,
                        "a script of another site that reads a page, with cookies (CORS): it gets no leave to",
                        "200",
                        scene -> {
                            Reply reply =
                                    Reply.of(scene.anybody().get("/.login/log-in", "Origin", "https://evil.example"));
                            assertFalse(
                                    reply.text().toLowerCase(Locale.ROOT).contains("access-control-allow"),
                                    reply.text());
                            return reply;
                        }),
                rows(
                        AREA,
                        "CORS with `Origin: null` or a foreign one on documents: leave to read what the token opens, and no"
                                + " cookie counts there",
                        "200, 401",
                        scene -> List.of(
                                Reply.of(scene.anybody().get("/alice/profile/card", "Origin", "null")),
                                Reply.of(scene.anybody()
                                        .get(Scene.PRIVATE, "Origin", "null", "Cookie", "digital-me=x")))));
    }

    private static Hostile registrations(String input, String gets, List<String> uris) {
        return rows(AREA, input, gets, scene -> {
            List<Reply> replies = new ArrayList<>();
            for (String uri : uris) {
                replies.add(register(scene, new JsonArray().add(uri)));
            }
            replies.add(register(scene, new JsonArray()));
            return replies;
        });
    }

    private static Reply register(Scene scene, JsonArray uris) {
        return Reply.of(scene.anybody()
                .write(
                        "POST",
                        register(scene),
                        "application/json",
                        new JsonObject()
                                .put("client_name", SCRIPT)
                                .put("redirect_uris", uris)
                                .encode()));
    }

    /** Where apps register, as discovery says. */
    private static String register(Scene scene) {
        String address = new JsonObject(
                        scene.anybody().get("/.well-known/openid-configuration").body())
                .getString("registration_endpoint");
        return address.substring(scene.pods().baseUrl().length() - 1);
    }

    private static Hostile authorize(String input, String gets, String... queries) {
        return rows(AREA, input, gets, scene -> ask(scene, List.of(queries)));
    }

    private static Hostile registered(
            String input, String gets, java.util.function.Function<String, List<String>> queries) {
        return rows(AREA, input, gets, scene -> {
            var made = scene.anybody()
                    .write(
                            "POST",
                            register(scene),
                            "application/json",
                            new JsonObject()
                                    .put("client_name", SCRIPT)
                                    .put("redirect_uris", new JsonArray().add(APP))
                                    .put("token_endpoint_auth_method", "none")
                                    .encode());
            return ask(scene, queries.apply(encoded(new JsonObject(made.body()).getString("client_id"))));
        });
    }

    private static List<Reply> ask(Scene scene, List<String> queries) throws java.io.IOException {
        List<Reply> replies = new ArrayList<>();
        for (String query : queries) {
            Reply reply = scene.raw("GET", "/.login/authorize?" + query);
            String location = field(reply, "location");
            assertTrue(
                    location.isEmpty() || location.startsWith(APP + "?error=") || location.startsWith(APP + "?"),
                    reply.text());
            assertFalse(
                    reply.text().contains("<script>alert")
                            || reply.text().contains("<img")
                            || reply.text().contains("\nSet-Cookie: a=b"),
                    reply.text());
            replies.add(reply);
        }
        return replies;
    }

    private static Hostile tokens() {
        return rows(
                AREA,
                "codes and refresh tokens that are made up, of 60 kB, with line ends; grants that do not exist",
                "401, 400",
                scene -> {
                    List<Reply> replies = new ArrayList<>();
                    String endpoint = scene.url("/.login/token");
                    for (String body : List.of(
                            "grant_type=authorization_code&code=made-up&client_id=nobody&redirect_uri=x&code_verifier=x",
                            "grant_type=refresh_token&refresh_token=made-up&client_id=nobody",
                            "grant_type=password&username=a&password=b",
                            "grant_type=authorization_code&code=" + "x".repeat(60_000),
                            "%zz",
                            "grant_type",
                            "grant_type=a&grant_type=b",
                            "grant_type=client_credentials&client_id=%0d%0a&client_secret=%00")) {
                        replies.add(Reply.of(scene.anybody()
                                .write(
                                        "POST",
                                        "/.login/token",
                                        FORM,
                                        body,
                                        "DPoP",
                                        scene.key().proof("POST", endpoint))));
                    }
                    return replies;
                });
    }

    private static Hostile forms() {
        return rows(
                AREA,
                "a form of another site, without or with a made-up token, sent as JSON or text (CSRF)",
                "403, 415",
                scene -> {
                    String form = "email=a%40b.example&password=x";
                    return List.of(
                            Reply.of(scene.anybody().write("POST", "/.login/log-in", FORM, form)),
                            Reply.of(scene.anybody()
                                    .write(
                                            "POST",
                                            "/.login/log-in",
                                            FORM,
                                            form + "&token=x",
                                            "Origin",
                                            "https://evil.example")),
                            Reply.of(scene.anybody()
                                    .write("POST", "/.login/log-in", FORM, form, "Sec-Fetch-Site", "cross-site")),
                            Reply.of(scene.anybody().write("POST", "/.login/log-in", FORM, form, "Origin", "null")),
                            Reply.of(scene.anybody().write("POST", "/.login/account/delete", FORM, form)),
                            Reply.of(scene.anybody().write("POST", "/.login/log-in", "text/plain", form)));
                });
    }

    private static Hostile onward() {
        return rows(
                AREA,
                "a log-in page that is to lead elsewhere (`then=https://…`, `//…`, `/\\…`, `/.login/../…`): not followed, not shown",
                "200",
                scene -> {
                    List<Reply> replies = new ArrayList<>();
                    for (String then : List.of(
                            "https://evil.example/",
                            "//evil.example/",
                            "/\\evil.example",
                            "/.login/../bob/evil",
                            "/.login/%2e%2e/evil",
                            "/evil",
                            "javascript:alert('evil')",
                            "/.login//evil.example",
                            "\r\nevil: x",
                            SCRIPT + "evil")) {
                        Reply reply = Reply.of(scene.anybody().get("/.login/log-in?then=" + encoded(then)));
                        assertFalse(
                                !then.equals("/.login//evil.example")
                                        && reply.text().contains("evil"),
                                reply.text());
                        replies.add(reply);
                    }
                    Reply hint = Reply.of(scene.anybody().get("/.login/log-in?hint=" + encoded(SCRIPT)));
                    assertFalse(
                            hint.text().contains("<script>alert") || hint.text().contains("<img"), hint.text());
                    replies.add(hint);
                    return replies;
                });
    }

    private static Hostile framing() {
        return rows(
                AREA,
                "pages in a frame of another site (clickjacking): every page refuses frames and foreign scripts",
                "200",
                scene -> {
                    List<Reply> replies = new ArrayList<>();
                    for (String page : List.of("/.login/log-in", "/.login/new-account")) {
                        Reply reply = Reply.of(scene.anybody().get(page));
                        assertTrue(
                                reply.text().contains("frame-ancestors 'none'")
                                        && reply.text().contains("DENY"),
                                reply.text());
                        assertTrue(
                                reply.text().contains("default-src 'none'")
                                        && !reply.text().contains("unsafe-inline"),
                                reply.text());
                        replies.add(reply);
                    }
                    return replies;
                });
    }

    private static Hostile guessing() {
        return rows(
                AREA,
                "guessing a secret from ever other `X-Forwarded-For`: the field is not believed, guessing gets slow",
                "401, 429",
                scene -> {
                    List<Reply> replies = new ArrayList<>();
                    String endpoint = scene.url("/.login/token");
                    for (int i = 0; i < 12; i++) {
                        replies.add(Reply.of(scene.anybody()
                                .write(
                                        "POST",
                                        "/.login/token",
                                        FORM,
                                        "grant_type=client_credentials&client_id=guessed&client_secret=x" + i,
                                        "X-Forwarded-For",
                                        "10.0.0." + i,
                                        "Forwarded",
                                        "for=10.0.0." + i,
                                        "X-Real-IP",
                                        "10.0.0." + i,
                                        "DPoP",
                                        scene.key().proof("POST", endpoint))));
                    }
                    return replies;
                });
    }

    private static String field(Reply reply, String name) {
        return reply.text()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElse("");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
