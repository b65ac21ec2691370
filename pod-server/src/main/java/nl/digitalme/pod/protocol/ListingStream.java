package nl.digitalme.pod.protocol;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;
import org.jspecify.annotations.Nullable;

/** A listing that is read page by page as the client takes it: the next page only when the last has found its place. */
final class ListingStream implements ReadStream<Buffer> {
    private final PodStore store;
    private final ResourceId container;
    private final ListingText text;
    private final Context context = Vertx.currentContext();
    private @Nullable Buffer first;
    private String after = "";
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;
    private long demand = Long.MAX_VALUE;
    private boolean reading;
    private boolean ended;

    /** Starts with a page that was read already. */
    ListingStream(PodStore store, ResourceId container, ListingText text) {
        this.store = store;
        this.container = container;
        this.text = text;
    }

    ListingStream startingWith(Buffer head, List<Member> page) {
        first = head.appendBuffer(text.members(page));
        after = page.get(page.size() - 1).name();
        return this;
    }

    private void next() {
        if (reading || ended || demand == 0 || handler == null) {
            return;
        }
        reading = true;
        context.runOnContext(now -> {
            if (first != null) {
                Buffer page = first;
                first = null;
                give(page);
            } else {
                store.members(container, after, ListContainer.PAGE)
                        .onComplete(read -> context.runOnContext(here -> {
                            if (read.succeeded()) {
                                take(read.result());
                            } else {
                                fail(read.cause());
                            }
                        }));
            }
        });
    }

    private void take(List<Member> page) {
        if (page.isEmpty()) {
            ended = true;
            give(text.end());
            end();
            return;
        }
        after = page.get(page.size() - 1).name();
        give(text.members(page));
    }

    private void give(Buffer page) {
        reading = false;
        if (demand != Long.MAX_VALUE) {
            demand--;
        }
        if (handler != null && page.length() > 0) {
            handler.handle(page);
        }
        next();
    }

    private void end() {
        if (endHandler != null) {
            endHandler.handle(null);
        }
    }

    private void fail(Throwable failure) {
        ended = true;
        if (exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }

    @Override
    public ReadStream<Buffer> handler(@Nullable Handler<Buffer> pages) {
        handler = pages;
        next();
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(@Nullable Handler<Void> end) {
        endHandler = end;
        return this;
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> failure) {
        exceptionHandler = failure;
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        demand = 0;
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        return fetch(Long.MAX_VALUE);
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        demand = amount > Long.MAX_VALUE - demand ? Long.MAX_VALUE : demand + amount;
        next();
        return this;
    }
}
