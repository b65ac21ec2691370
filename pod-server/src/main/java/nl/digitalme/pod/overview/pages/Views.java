package nl.digitalme.pod.overview.pages;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The views of an overview, each as a link that keeps the months, the scenarios and the values of the law. */
final class Views {
    private static final Set<String> KEPT = Set.of("from", "months", "until", "norms", "scenario");
    private static final Map<String, Words> NAMES = names();

    private Views() {}

    private static Map<String, Words> names() {
        Map<String, Words> names = new LinkedHashMap<>();
        names.put("months", new Words("Bedragen", "Amounts"));
        names.put("rights", new Words("Rechten", "Rights"));
        names.put("calendar", new Words("Kalender", "Calendar"));
        names.put("deadlines", new Words("Termijnen", "Deadlines"));
        names.put("risks", new Words("Risico's", "Risks"));
        return names;
    }

    /** Those beside the one at this address. */
    static List<Page.View> at(String address) {
        int mark = address.indexOf('?');
        String bare = mark < 0 ? address : address.substring(0, mark);
        List<String> query =
                mark < 0 ? List.of() : Arrays.asList(address.substring(mark + 1).split("&"));
        String kept = query.stream()
                .filter(each -> KEPT.contains(name(each)))
                .map(each -> "&" + each)
                .collect(Collectors.joining());
        Optional<String> current = current(query);
        return NAMES.entrySet().stream()
                .map(each -> new Page.View(
                        each.getValue(),
                        bare + "?view=" + each.getKey() + kept,
                        current.filter(each.getKey()::equals).isPresent()))
                .toList();
    }

    // Reasons and what changed are none of the views.
    private static Optional<String> current(List<String> query) {
        if (query.stream().map(Views::name).anyMatch(name -> name.equals("why") || name.equals("replay"))) {
            return Optional.empty();
        }
        return query.stream()
                .filter(each -> name(each).equals("view"))
                .map(each -> each.substring(each.indexOf('=') + 1))
                .findFirst()
                .or(() -> Optional.of("months"));
    }

    private static String name(String parameter) {
        return parameter.replaceFirst("=.*", "");
    }
}
