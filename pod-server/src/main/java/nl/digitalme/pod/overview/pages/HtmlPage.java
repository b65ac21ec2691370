package nl.digitalme.pod.overview.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * A page as HTML that everybody can use (WCAG 2.2 AA): headings for rows and columns, no meaning by colour alone, no
 * script, readable at 400% and on paper.
 */
public final class HtmlPage {
    private static final String STYLE = style();
    private static final int OPEN_AT_FIRST = 1; // levels of an outline

    /** Nothing may be loaded, run or framed; the one style sheet is known by its hash. */
    public static final String POLICY =
            "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
                    .formatted(hash(STYLE));

    private final Page page;
    private final String language;
    private final StringBuilder html = new StringBuilder(16_384);

    private HtmlPage(Page page, String language) {
        this.page = page;
        this.language = language;
    }

    public static String of(Page page, String language) {
        return new HtmlPage(page, language).write();
    }

    private String write() {
        html.append("<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n".formatted(language));
        html.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        html.append("<title>").append(text(page.title())).append("</title>\n<style>");
        html.append(STYLE).append("</style>\n</head>\n<body>\n");
        views();
        html.append("<main>\n");
        html.append("<h1>").append(text(page.title())).append("</h1>\n");
        page.intro().forEach(words -> html.append("<p>").append(text(words)).append("</p>\n"));
        page.outlines().forEach(this::outline);
        for (int i = 0; i < page.sheets().size(); i++) {
            sheet(page.sheets().get(i), "sheet-" + (i + 1));
        }
        if (!page.notes().isEmpty()) {
            String heading = new Words("Uitleg", "Notes").in(language);
            html.append("<h2>").append(heading).append("</h2>\n<ul>\n");
            page.notes()
                    .forEach(words -> html.append("<li>").append(text(words)).append("</li>\n"));
            html.append("</ul>\n");
        }
        return html.append("</main>\n</body>\n</html>\n").toString();
    }

    private void views() {
        if (!page.views().isEmpty()) {
            String name = new Words("Andere overzichten", "Other views").in(language);
            html.append("<nav aria-label=\"%s\"><ul class=\"views\">\n".formatted(name));
            page.views().forEach(view -> html.append("<li><a href=\"%s\"%s>"
                            .formatted(escape(view.link()), view.isCurrent() ? " aria-current=\"page\"" : ""))
                    .append(text(view.name()))
                    .append("</a></li>\n"));
            html.append("</ul></nav>\n");
        }
    }

    private void outline(Page.Outline outline) {
        html.append("<h2>").append(text(outline.caption())).append("</h2>\n");
        boolean isTree = outline.points().stream().anyMatch(point -> !point.id().isEmpty());
        html.append(isTree ? "<ul class=\"steps\">\n" : "<ol>\n");
        outline.points().forEach(point -> point(point, OPEN_AT_FIRST));
        html.append(isTree ? "</ul>\n" : "</ol>\n");
    }

    // What has more below it opens and closes by itself: no script. The first steps are open.
    private void point(Page.Point point, int open) {
        html.append(point.id().isEmpty() ? "<li>" : "<li id=\"" + escape(point.id()) + "\">");
        if (point.below().isEmpty()) {
            pointText(point);
        } else {
            html.append(open > 0 ? "<details open><summary>" : "<details><summary>")
                    .append(number(point))
                    .append(text(point.text()))
                    .append("</summary>");
            ground(point);
            html.append("\n<ul>\n");
            point.below().forEach(each -> point(each, open - 1));
            html.append("</ul></details>");
        }
        html.append("</li>\n");
    }

    private void pointText(Page.Point point) {
        html.append(number(point)).append(text(point.text()));
        point.see().ifPresent(target -> html.append(" <a href=\"#%s\">".formatted(escape(target)))
                .append(new Words("Lees stap ", "Read step ").in(language))
                .append(escape(target.replaceAll("\\D", "")))
                .append("</a>"));
        ground(point);
    }

    private static String number(Page.Point point) {
        return point.id().isEmpty() ? "" : point.id().replaceAll("\\D", "") + ". ";
    }

    private void ground(Page.Point point) {
        point.ground().ifPresent(field -> {
            html.append(" <small>");
            linked(field);
            html.append("</small>");
        });
    }

    // A wide table scrolls in a region of its own, which the keyboard reaches too.
    private void sheet(Page.Sheet sheet, String id) {
        html.append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"%s\">\n".formatted(id));
        html.append("<table>\n<caption id=\"%s\">".formatted(id))
                .append(text(sheet.caption()))
                .append("</caption>\n");
        html.append("<thead><tr><th scope=\"col\">")
                .append(text(sheet.corner()))
                .append("</th>");
        sheet.columns()
                .forEach(column ->
                        html.append("<th scope=\"col\">").append(text(column)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        sheet.rows().forEach(this::row);
        html.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(Page.Row row) {
        html.append(row.isTotal() ? "<tr class=\"total\">" : "<tr>");
        html.append("<th scope=\"row\">").append(text(row.head())).append("</th>");
        row.fields().forEach(this::field);
        html.append("</tr>\n");
    }

    private void field(Page.Field field) {
        html.append(field.isNumber() ? "<td class=\"number\">" : "<td>");
        linked(field);
        field.note()
                .ifPresent(note -> html.append(" <small>").append(text(note)).append("</small>"));
        html.append("</td>");
    }

    private void linked(Page.Field field) {
        String words = text(field.text());
        html.append(field.link()
                .map(target -> "<a href=\"" + escape(target) + "\">" + words + "</a>")
                .orElse(words));
    }

    private String text(Words words) {
        return escape(words.in(language)).replace("€ ", "€\u00a0"); // an amount stays on one line
    }

    static String escape(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '&' -> "&amp;";
                    case '<' -> "&lt;";
                    case '>' -> "&gt;";
                    case '"' -> "&quot;";
                    case '\'' -> "&#39;";
                    default -> Character.toString(c);
                })
                .collect(Collectors.joining());
    }

    private static String style() {
        try (InputStream in = HtmlPage.class.getResourceAsStream("page.css")) {
            if (in == null) {
                throw new IllegalStateException("Missing from the class path: page.css");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
