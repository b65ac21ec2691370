package nl.digitalme.pod.overview.pages;

import java.util.List;
import java.util.stream.Collectors;

/** Rows as CSV (RFC 4180). */
public final class Csv {
    private Csv() {}

    public static String of(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::field).collect(Collectors.joining(",")) + "\r\n")
                .collect(Collectors.joining());
    }

    // A spreadsheet would run what begins like a formula; amounts below zero are no formula.
    private static String field(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !text.matches("-[0-9.]+");
        String safe = formula ? "'" + text : text;
        return safe.matches("[A-Za-z0-9.:/_# -]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
