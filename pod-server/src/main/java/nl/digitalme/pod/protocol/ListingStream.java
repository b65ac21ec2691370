package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.PullStream;

/** A listing that is read page by page as the client takes it: the next page only when the last has found its place. */
final class ListingStream extends PullStream {
    private final PodStore store;
    private final ResourceId container;
    private final ListingText text;
    private Optional<Buffer> first = Optional.empty();
    private String after = "";
    private boolean done;

    ListingStream(PodStore store, ResourceId container, ListingText text) {
        super(Vertx.currentContext());
        this.store = store;
        this.container = container;
        this.text = text;
    }

    /** Starts with a page that was read already. */
    ListingStream startingWith(Buffer head, List<Member> page) {
        first = Optional.of(head.appendBuffer(text.members(page)));
        after = page.get(page.size() - 1).name();
        return this;
    }

    @Override
    protected Future<Optional<Buffer>> next() {
        if (done) {
            return Future.succeededFuture(Optional.empty());
        }
        Optional<Buffer> page = first;
        first = Optional.empty();
        return page.isPresent()
                ? Future.succeededFuture(page)
                : store.members(container, after, ListContainer.PAGE).map(this::text);
    }

    private Optional<Buffer> text(List<Member> page) {
        if (page.isEmpty()) {
            done = true;
            return Optional.of(text.end());
        }
        after = page.get(page.size() - 1).name();
        return Optional.of(text.members(page));
    }
}
