package nl.digitalme.pod.overview.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A page as plain text, for a terminal: columns below each other, notes behind the fields. */
public final class TextPage {
    private static final int WIDEST = 60; // what is longer pushes the rest of its line aside

    private TextPage() {}

    public static String of(Page page, String language) {
        List<String> lines = new ArrayList<>();
        lines.add(page.title().in(language));
        page.intro().forEach(words -> lines.add(words.in(language)));
        for (Page.Outline outline : page.outlines()) {
            lines.add("");
            lines.add(outline.caption().in(language));
            outline.points().forEach(point -> lines.addAll(point(point, "", language)));
        }
        for (Page.Sheet sheet : page.sheets()) {
            lines.add("");
            lines.add(sheet.caption().in(language));
            lines.addAll(table(sheet, language));
        }
        lines.add("");
        page.notes().forEach(words -> lines.add("- " + words.in(language)));
        return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> point(Page.Point point, String indent, String language) {
        List<String> lines = new ArrayList<>();
        String number = point.id().isEmpty() ? "-" : point.id().replaceAll("\\D", "") + ".";
        String see = point.see()
                .map(target -> new Words(" (zie ", " (see ").in(language) + target.replaceAll("\\D", "") + ")")
                .orElse("");
        lines.add(indent + number + " " + point.text().in(language) + see);
        point.below().forEach(each -> lines.addAll(point(each, indent + "  ", language)));
        return lines;
    }

    private static List<String> table(Page.Sheet sheet, String language) {
        List<List<String>> grid = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(sheet.corner().in(language)));
        sheet.columns().forEach(column -> head.add(column.in(language)));
        grid.add(head);
        for (Page.Row row : sheet.rows()) {
            List<String> fields = new ArrayList<>(List.of(row.head().in(language)));
            row.fields().forEach(field -> fields.add(text(field, language)));
            grid.add(fields);
        }
        int[] widths = new int[head.size()];
        grid.forEach(row -> {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Math.min(WIDEST, row.get(i).length()));
            }
        });
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < grid.size(); i++) {
            lines.add(line(sheet, i, grid.get(i), widths));
        }
        return lines;
    }

    private static String line(Page.Sheet sheet, int row, List<String> fields, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            boolean right = i > 0
                    && (row == 0
                            ? sheet.rows().stream().allMatch(each -> isNumber(each, widths.length, sheet))
                            : sheet.rows().get(row - 1).fields().get(i - 1).isNumber());
            String space = " ".repeat(Math.max(0, widths[i] - fields.get(i).length()));
            line.append(right ? space + fields.get(i) : fields.get(i) + space).append("  ");
        }
        return line.toString();
    }

    private static boolean isNumber(Page.Row row, int width, Page.Sheet sheet) {
        return sheet.columns().size() == width - 1 && row.fields().stream().allMatch(Page.Field::isNumber);
    }

    private static String text(Page.Field field, String language) {
        String all = field.text().in(language)
                + field.note().map(note -> " (" + note.in(language) + ")").orElse("");
        return all.replaceAll("\\s+", " ");
    }
}
