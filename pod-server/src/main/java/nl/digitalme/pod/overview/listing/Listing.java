package nl.digitalme.pod.overview.listing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.digitalme.pod.domain.Euro;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Words;

/**
 * Things of one kind below each other, such as rights, payments or duties. Each may leave fields out.
 *
 * @param kind what they are called in JSON and in the fragments of Turtle, for example {@code payments}
 * @param type the local name of their class in our vocabulary, for example {@code Payment}
 */
public record Listing(
        String kind, String type, Words title, List<Column> columns, List<Entry> entries, List<Words> notes) {
    public Listing {
        columns = List.copyOf(columns);
        entries = List.copyOf(entries);
        notes = List.copyOf(notes);
    }

    /**
     * A field that entries may have.
     *
     * @param key its name in JSON and CSV, and the local name of its property
     * @param onPage whether people see it; programs see all
     */
    record Column(String key, Words heading, boolean onPage) {
        static Column of(String key, String nl, String en) {
            return new Column(key, new Words(nl, en), true);
        }

        static Column forPrograms(String key) {
            return new Column(key, Words.same(key), false);
        }
    }

    /** What stands in one field. */
    public sealed interface Item {
        /** Words for people. */
        record Text(Words words) implements Item {}

        /** Several of those. */
        record Texts(List<Words> words) implements Item {}

        /** A code, and what it is called. */
        record Code(String code, Words words) implements Item {
            static Code of(String code) {
                return new Code(code, Words.same(code));
            }

            static Code of(YearMonth month) {
                return new Code(month.toString(), Months.of(month));
            }
        }

        /** Addresses, of articles for instance. */
        record Addresses(List<String> addresses) implements Item {}

        record Day(LocalDate day) implements Item {}

        record Amount(Euro amount) implements Item {}

        record Flag(boolean holds) implements Item {}
    }

    /** One of the things. */
    public static final class Entry {
        private final Map<String, Item> items = new LinkedHashMap<>();

        Entry with(String key, Item item) {
            items.put(key, item);
            return this;
        }

        Entry with(String key, Optional<? extends Item> item) {
            item.ifPresent(present -> items.put(key, present));
            return this;
        }

        public Optional<Item> at(String key) {
            return Optional.ofNullable(items.get(key));
        }

        Map<String, Item> items() {
            return Map.copyOf(items);
        }
    }
}
