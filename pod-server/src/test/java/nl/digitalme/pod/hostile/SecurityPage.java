package nl.digitalme.pod.hostile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The table in {@code docs/security.md}, which is made of the rows: run the test with {@code -Ddigitalme.write-docs} to
 * write it anew.
 */
final class SecurityPage {
    private static final Path PAGE = Path.of("docs", "security.md");
    private static final String BEGIN = "<!-- table: made by HostileInputsTest -->\n";
    private static final String END = "<!-- end of table -->";

    private SecurityPage() {}

    static void assertHolds(List<Hostile> rows) {
        try {
            String page = Files.readString(PAGE);
            int from = page.indexOf(BEGIN) + BEGIN.length();
            int to = page.indexOf(END);
            String table = table(rows);
            if (System.getProperty("digitalme.write-docs") != null) {
                Files.writeString(PAGE, page.substring(0, from) + table + page.substring(to));
            } else {
                assertEquals(table, page.substring(from, to), "docs/security.md is not what was tried");
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String table(List<Hostile> rows) {
        StringBuilder table = new StringBuilder();
        String area = "";
        for (Hostile row : rows) {
            if (!row.area().equals(area)) {
                area = row.area();
                table.append("\n### ").append(area).append("\n\n| input | gets |\n|---|---|\n");
            }
            table.append("| ")
                    .append(row.input().replace("|", "\\|"))
                    .append(" | ")
                    .append(row.gets())
                    .append(" |\n");
        }
        return table.append('\n').toString();
    }
}
