package nl.digitalme.pod;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the walls between packages (docs/architecture.md): reads the import lines of the server's own code. */
class PackageRulesTest {
    private static final Path CODE = Path.of("src/main/java/nl/digitalme/pod");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?([\\w.]+)(?:\\.\\*)?;", Pattern.MULTILINE);
    private static final Pattern OWN = Pattern.compile("nl\\.digitalme\\.pod\\.([a-z]+)\\..*");

    /** From the top of the ladder to its foot; an import may stay on its rung or go down. */
    private static final List<Set<String>> LADDER = List.of(
            Set.of("pod"),
            Set.of("http"),
            Set.of("protocol", "sparql", "requests", "login", "overview", "notify", "matching"),
            Set.of("rules", "access"),
            Set.of("grants"),
            Set.of("identity"),
            Set.of("store"),
            Set.of("rdf"),
            Set.of("domain"));

    /** The rooms of the packages that have some, from the top down; a package without further name is its own room. */
    private static final Map<String, List<Set<String>>> ROOMS = Map.of(
            "overview",
            List.of(
                    Set.of("overview"),
                    Set.of("listing", "scenario", "why", "replay"),
                    Set.of("month"),
                    Set.of("pages")),
            "sparql",
            List.of(Set.of("sparql"), Set.of("index"), Set.of("guard")),
            "login",
            List.of(
                    Set.of("account", "oidc"),
                    Set.of("session", "upstream"),
                    Set.of("passkey"),
                    Set.of("login"),
                    Set.of("pages")),
            "rules",
            List.of(Set.of("cases", "facts"), Set.of("rules")),
            "store",
            List.of(Set.of("embedded", "memory"), Set.of("store")));

    private static final Pattern ROOM =
            Pattern.compile("(?:nl\\.digitalme\\.pod\\.)?(\\w+)[./](?:([a-z]+)[./])?[A-Zp].*");

    @Test
    void no_import_points_up_between_the_rooms_of_a_package() {
        List<String> upward = new ArrayList<>();
        sources().forEach((file, imports) -> {
            List<Set<String>> ladder = ROOMS.getOrDefault(packageOf(file), List.of(Set.of(room(file))));
            imports.stream()
                    .filter(name -> name.startsWith("nl.digitalme.pod." + packageOf(file) + "."))
                    .filter(name -> rung(ladder, room(name)) < rung(ladder, room(file)))
                    .forEach(name -> upward.add(file + " imports " + name));
        });
        assertEquals(List.of(), upward);
    }

    /** The last name before the class: of a folder, or of a package. */
    private static String room(String place) {
        Matcher room = ROOM.matcher(place);
        if (!room.matches()) {
            return "pod";
        }
        return room.group(2) == null ? room.group(1) : room.group(2);
    }

    @Test
    void no_import_points_up_the_ladder() {
        List<String> upward = new ArrayList<>();
        sources()
                .forEach((file, imports) -> imports.forEach(name -> {
                    Matcher own = OWN.matcher(name);
                    if (own.matches() && rung(LADDER, own.group(1)) < rung(LADDER, packageOf(file))) {
                        upward.add(file + " imports " + name);
                    }
                }));
        assertEquals(List.of(), upward);
    }

    @Test
    void only_http_sees_the_web_types_of_vertx() {
        assertEquals(List.of(), importersOutside(Set.of("http"), "io.vertx.ext.web."));
    }

    @Test
    void jena_stays_with_sparql_and_rules_and_the_one_bridge() {
        List<String> elsewhere = importersOutside(Set.of("sparql", "rules"), "org.apache.jena.").stream()
                .filter(line -> !line.startsWith("rdf/JenaGraphs.java"))
                .toList();
        assertEquals(List.of(), elsewhere);
    }

    @Test
    void rocksdb_stays_with_the_store() {
        assertEquals(List.of(), importersOutside(Set.of("store"), "org.rocksdb."));
    }

    @Test
    void every_package_is_on_the_ladder_and_says_what_it_is_for() throws IOException {
        try (Stream<Path> folders = Files.list(CODE).filter(Files::isDirectory)) {
            folders.forEach(folder -> {
                rung(LADDER, folder.getFileName().toString());
                assertTrue(Files.exists(folder.resolve("package-info.java")), folder + " has no package-info");
            });
        }
    }

    private static List<String> importersOutside(Set<String> allowed, String prefix) {
        List<String> found = new ArrayList<>();
        sources().forEach((file, imports) -> imports.stream()
                .filter(name -> name.startsWith(prefix) && !allowed.contains(packageOf(file)))
                .forEach(name -> found.add(file + " imports " + name)));
        return found;
    }

    private static int rung(List<Set<String>> ladder, String subject) {
        for (int rung = 0; rung < ladder.size(); rung++) {
            if (ladder.get(rung).contains(subject)) {
                return rung;
            }
        }
        throw new AssertionError("Package " + subject + " has no place on the ladder; give it one in this test.");
    }

    private static String packageOf(String file) {
        int slash = file.indexOf('/');
        return slash < 0 ? "pod" : file.substring(0, slash);
    }

    private static Map<String, List<String>> sources() {
        Map<String, List<String>> sources = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CODE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.put(CODE.relativize(file).toString(), imports(file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return sources;
    }

    private static List<String> imports(Path file) {
        try {
            return IMPORT.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
