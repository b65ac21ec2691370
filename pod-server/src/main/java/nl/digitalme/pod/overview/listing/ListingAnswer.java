package nl.digitalme.pod.overview.listing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.digitalme.pod.overview.month.Computation;
import nl.digitalme.pod.overview.month.JsonView;
import nl.digitalme.pod.overview.month.OverviewPage;
import nl.digitalme.pod.overview.pages.Answer;
import nl.digitalme.pod.overview.pages.Months;
import nl.digitalme.pod.overview.pages.Page;
import nl.digitalme.pod.overview.pages.Words;
import nl.digitalme.vocab.DM;
import org.eclipse.rdf4j.model.IRI;
import org.eclipse.rdf4j.model.Model;
import org.eclipse.rdf4j.model.Value;
import org.eclipse.rdf4j.model.impl.LinkedHashModel;
import org.eclipse.rdf4j.model.util.Values;
import org.eclipse.rdf4j.model.vocabulary.RDF;
import org.eclipse.rdf4j.model.vocabulary.XSD;

/** A listing in every form. */
public final class ListingAnswer implements Answer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Listing listing;
    private final Computation computation;
    private final String address;

    public ListingAnswer(Listing listing, Computation computation, String address) {
        this.listing = listing;
        this.computation = computation;
        this.address = address;
    }

    @Override
    public ObjectNode json() {
        ObjectNode json = JSON.objectNode();
        json.put("citizen", computation.citizen());
        json.put("from", computation.period().from().toString());
        json.put("months", computation.period().months());
        json.set(listing.kind(), entries());
        return json;
    }

    public ArrayNode entries() {
        ArrayNode entries = JSON.arrayNode();
        for (Listing.Entry entry : listing.entries()) {
            ObjectNode node = entries.addObject();
            for (Listing.Column column : listing.columns()) {
                entry.at(column.key()).ifPresent(item -> node.set(column.key(), json(item)));
            }
        }
        return entries;
    }

    private static JsonNode json(Listing.Item item) {
        if (item instanceof Listing.Item.Text text) {
            return JsonView.words(text.words());
        }
        if (item instanceof Listing.Item.Texts texts) {
            ArrayNode all = JSON.arrayNode();
            texts.words().forEach(words -> all.add(JsonView.words(words)));
            return all;
        }
        if (item instanceof Listing.Item.Addresses addresses) {
            ArrayNode all = JSON.arrayNode();
            addresses.addresses().forEach(all::add);
            return all;
        }
        return item instanceof Listing.Item.Flag flag
                ? BooleanNode.valueOf(flag.holds())
                : TextNode.valueOf(code(item, "nl"));
    }

    @Override
    public Model rdf() {
        Model model = new LinkedHashModel();
        addTo(model);
        return model;
    }

    public void addTo(Model model) {
        IRI whole = node("overview");
        for (int i = 0; i < listing.entries().size(); i++) {
            IRI entry = node(listing.kind() + "-" + (i + 1));
            model.add(whole, DM.term("lists"), entry);
            model.add(entry, RDF.TYPE, DM.term(listing.type()));
            listing.entries().get(i).items().forEach((key, item) -> values(item)
                    .forEach(value -> model.add(entry, DM.term(key), value)));
        }
    }

    private static Stream<Value> values(Listing.Item item) {
        if (item instanceof Listing.Item.Text text) {
            return values(text.words());
        }
        if (item instanceof Listing.Item.Texts texts) {
            return texts.words().stream().flatMap(ListingAnswer::values);
        }
        if (item instanceof Listing.Item.Addresses addresses) {
            return addresses.addresses().stream().map(Values::iri);
        }
        if (item instanceof Listing.Item.Day day) {
            return Stream.of(Values.literal(day.day().toString(), XSD.DATE));
        }
        if (item instanceof Listing.Item.Amount amount) {
            return Stream.of(Values.literal(amount.amount().decimal()));
        }
        return item instanceof Listing.Item.Flag flag
                ? Stream.of(Values.literal(flag.holds()))
                : Stream.of(Values.literal(code(item, "nl")));
    }

    private static Stream<Value> values(Words words) {
        return Stream.of(Values.literal(words.nl(), "nl"), Values.literal(words.en(), "en"));
    }

    private IRI node(String fragment) {
        return Values.iri(address + "#" + fragment);
    }

    @Override
    public List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(listing.columns().stream().map(Listing.Column::key).toList());
        for (Listing.Entry entry : listing.entries()) {
            rows.add(listing.columns().stream()
                    .map(column ->
                            entry.at(column.key()).map(item -> code(item, "nl")).orElse(""))
                    .toList());
        }
        return rows;
    }

    public static String code(Listing.Item item, String language) {
        if (item instanceof Listing.Item.Text text) {
            return text.words().in(language);
        }
        if (item instanceof Listing.Item.Texts texts) {
            return texts.words().stream().map(each -> each.in(language)).collect(Collectors.joining("; "));
        }
        if (item instanceof Listing.Item.Addresses addresses) {
            return String.join(" ", addresses.addresses());
        }
        if (item instanceof Listing.Item.Day day) {
            return day.day().toString();
        }
        if (item instanceof Listing.Item.Amount amount) {
            return amount.amount().decimal().toPlainString();
        }
        return item instanceof Listing.Item.Flag flag
                ? String.valueOf(flag.holds())
                : ((Listing.Item.Code) item).code();
    }

    @Override
    public Page page() {
        return new Page(listing.title(), List.of(), List.of(sheet()), listing.notes()).among(address);
    }

    Page.Sheet sheet() {
        List<Listing.Column> shown = listing.columns().stream()
                .filter(Listing.Column::onPage)
                .filter(column -> listing.entries().stream()
                        .anyMatch(entry -> entry.at(column.key()).isPresent()))
                .toList();
        List<Page.Row> rows = listing.entries().stream()
                .map(entry -> Page.Row.of(
                        words(entry.at(shown.get(0).key())),
                        shown.stream()
                                .skip(1)
                                .map(column -> field(entry.at(column.key())))
                                .toList()))
                .toList();
        Words corner = shown.isEmpty() ? listing.title() : shown.get(0).heading();
        return new Page.Sheet(
                listing.title(),
                corner,
                shown.stream().skip(1).map(Listing.Column::heading).toList(),
                rows);
    }

    private static Page.Field field(Optional<Listing.Item> item) {
        if (item.orElse(null) instanceof Listing.Item.Amount amount) {
            return OverviewPage.euros(amount.amount());
        }
        return Page.Field.text(words(item));
    }

    private static Words words(Optional<Listing.Item> item) {
        if (item.orElse(null) instanceof Listing.Item.Flag flag) {
            return flag.holds() ? new Words("ja", "yes") : new Words("nee", "no");
        }
        if (item.orElse(null) instanceof Listing.Item.Day day) {
            return Months.of(day.day());
        }
        if (item.orElse(null) instanceof Listing.Item.Code code) {
            return code.words();
        }
        return item.map(present -> new Words(code(present, "nl"), code(present, "en")))
                .orElse(Words.same(""));
    }
}
