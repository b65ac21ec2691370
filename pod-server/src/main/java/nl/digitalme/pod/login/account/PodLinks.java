package nl.digitalme.pod.login.account;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.digitalme.pod.login.pages.Html;
import nl.digitalme.pod.login.pages.Language;

/**
 * A page of our own about a pod, such as the overview, so that its links into that pod work in a browser: they lead to
 * {@link ReadPage} in the place of the pod, which takes no cookies.
 */
record PodLinks(String pod, String root) {
    private static final Pattern LINK = Pattern.compile("href=\"([^\"]*)\"");

    String within(String html, Sheet sheet) {
        Matcher links = LINK.matcher(html);
        StringBuilder out = new StringBuilder(html.length() + 8192);
        while (links.find()) {
            String target = links.group(1).replace("&#39;", "'").replace("&amp;", "&");
            links.appendReplacement(out, Matcher.quoteReplacement("href=\"" + escaped(here(target)) + "\""));
        }
        links.appendTail(out);
        return out.toString().replaceFirst("<body>", Matcher.quoteReplacement("<body>\n" + navigation(sheet)));
    }

    private String here(String target) {
        if (target.startsWith("?")) {
            return ReadPage.of(pod, ".overview" + target);
        }
        return target.startsWith(root) ? ReadPage.of(pod, target.substring(root.length())) : target;
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;").replace("'", "&#39;");
    }

    private String navigation(Sheet sheet) {
        Language other = sheet.visit().language().other();
        Html links = Html.all(java.util.List.of(
                Html.link(PodPage.of(pod), sheet.say("pod.back")),
                Html.text(" | "),
                Html.link(sheet.path() + "&lang=" + other.tag(), other.label()).with("lang", other.tag())));
        StringBuilder out = new StringBuilder();
        Html.element("nav", links)
                .with("aria-label", sheet.say("pod.look.title"))
                .writeTo(out);
        return out.toString();
    }
}
