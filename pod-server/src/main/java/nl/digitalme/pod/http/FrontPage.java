package nl.digitalme.pod.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/** What answers at the base URL: that this is a Solid server, and where to go from here. */
final class FrontPage implements Handler<RoutingContext> {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="nl">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Digital Me</title>%s</head>
            <body><main>
            <h1>Digital Me</h1>
            <p>Hier staan pods: de gegevens van mensen, van henzelf en onder hun beheer. U opent ze met een app die
            Solid spreekt.</p>
            <p lang="en">This server keeps pods: people's data, theirs and in their control. Open them with an app that
            speaks <a href="https://solidproject.org/">Solid</a>.</p>
            <ul>
            """;
    private static final String STYLE = "/.login/style.css"; // that of the pages for people
    private static final String LINK = "<li><a href=\"%s\">%s</a></li>\n";

    private final String page;

    FrontPage(Doors doors) {
        String style = doors.gets().containsKey(STYLE) ? "<link rel=\"stylesheet\" href=\"" + STYLE + "\">" : "";
        StringBuilder html = new StringBuilder(HEAD.formatted(style));
        doors.entrance().ifPresent(path -> html.append(LINK.formatted(path, "Mijn account (my account)")));
        String discovery = "/.well-known/openid-configuration";
        if (doors.gets().containsKey(discovery)) {
            html.append(LINK.formatted(discovery, "OpenID provider"));
        }
        html.append(LINK.formatted("/.health/ready", "Status"));
        page = html.append("</ul>\n</main></body></html>\n").toString();
    }

    @Override
    public void handle(RoutingContext ctx) {
        var response = ctx.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Cache-Control", "max-age=300")
                .putHeader("Allow", "GET, HEAD, OPTIONS")
                .putHeader("Vary", "Origin")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "default-src 'none'; style-src 'self'; frame-ancestors 'none'");
        Cors.allowOrigin(ctx, response.headers());
        if (ctx.request().method() == HttpMethod.HEAD) {
            response.putHeader(
                            "Content-Length",
                            Integer.toString(page.getBytes(java.nio.charset.StandardCharsets.UTF_8).length))
                    .end();
        } else {
            response.end(page);
        }
    }
}
