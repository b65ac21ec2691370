package nl.digitalme.pod.overview.pages;

import java.util.List;
import java.util.Optional;

/** An answer as people read it: outlines, tables with a caption, words around them. Written as HTML or as plain text. */
public record Page(
        Words title,
        List<Words> intro,
        List<Outline> outlines,
        List<Sheet> sheets,
        List<Words> notes,
        List<View> views) {

    /** A page by itself. */
    public Page(Words title, List<Words> intro, List<Outline> outlines, List<Sheet> sheets, List<Words> notes) {
        this(title, intro, outlines, sheets, notes, List.of());
    }

    /** A page of tables. */
    public Page(Words title, List<Words> intro, List<Sheet> sheets, List<Words> notes) {
        this(title, intro, List.of(), sheets, notes);
    }

    /** The same page with links to the views beside it; {@code address} is its own. */
    public Page among(String address) {
        return new Page(title, intro, outlines, sheets, notes, Views.at(address));
    }

    /** Another way to look at the same; {@code isCurrent}: this page is that view. */
    public record View(Words name, String link, boolean isCurrent) {}

    /** Points below each other that may have more below them. */
    public record Outline(Words caption, List<Point> points) {}

    /**
     * A point of an outline.
     *
     * @param id by which others refer to it; empty when nobody does
     * @param see the point that tells more; empty when this one tells it all
     * @param ground what it rests on, as a field with a link
     */
    public record Point(String id, Words text, Optional<String> see, Optional<Field> ground, List<Point> below) {
        /** Words alone. */
        public static Point plain(Words text) {
            return new Point("", text, Optional.empty(), Optional.empty(), List.of());
        }
    }

    /** A table: one heading for each column, one for each row. */
    public record Sheet(Words caption, Words corner, List<Words> columns, List<Row> rows) {}

    /** A row; {@code isTotal} sets it apart from those that it adds up. */
    public record Row(Words head, boolean isTotal, List<Field> fields) {
        public static Row of(Words head, List<Field> fields) {
            return new Row(head, false, fields);
        }

        public static Row total(Words head, List<Field> fields) {
            return new Row(head, true, fields);
        }
    }

    /**
     * One field of a table.
     *
     * @param isNumber set to the right, so that amounts stand below each other
     * @param link where the reasons are; empty when there are none
     * @param note what stands behind it in words: the meaning of a mark, the reason of a no
     */
    public record Field(Words text, boolean isNumber, Optional<String> link, Optional<Words> note) {
        public static Field text(Words words) {
            return new Field(words, false, Optional.empty(), Optional.empty());
        }

        static Field amount(String euros) {
            return new Field(Words.same(euros), true, Optional.empty(), Optional.empty());
        }

        public Field linked(String target) {
            return new Field(text, isNumber, Optional.of(target), note);
        }

        /** Without what stands behind it. */
        public Field without() {
            return new Field(text, isNumber, link, Optional.empty());
        }

        public Field with(Words more) {
            return new Field(text, isNumber, link, Optional.of(more));
        }
    }
}
