package nl.digitalme.pod.rules.cases;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** One row of a case file as it stands there: what is wrong with a cell fails that case and not the whole run. */
record CaseRow(String id, String scheme, String trust, String date, String inputs, String expected) {
    private static final List<String> COLUMNS = List.of("case_id", "scheme", "date", "inputs", "expected", "trust");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    static List<CaseRow> read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(file + " is a folder; name the case file in it.");
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(text);
            try (CSVParser rows = format.parse(text)) {
                checkColumns(file, rows.getHeaderNames());
                return rows.stream().map(CaseRow::of).toList();
            }
        }
    }

    // Spreadsheets write one at the start of a UTF-8 file; it would become part of the first column's name.
    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static void checkColumns(Path file, List<String> header) {
        List<String> lacking = new ArrayList<>(COLUMNS);
        lacking.removeAll(header);
        if (!lacking.isEmpty()) {
            throw new IllegalArgumentException(
                    file + " is no case file: its first line lacks the columns " + String.join(", ", lacking) + ".");
        }
    }

    private static CaseRow of(CSVRecord row) {
        return new CaseRow(
                cell(row, "case_id"),
                cell(row, "scheme"),
                cell(row, "trust"),
                cell(row, "date"),
                cell(row, "inputs"),
                cell(row, "expected"));
    }

    /** A row that stops early has nothing in its last cells. */
    private static String cell(CSVRecord row, String column) {
        return row.isSet(column) ? row.get(column).strip() : "";
    }
}
