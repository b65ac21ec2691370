package nl.digitalme.pod.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Values made from stored documents, bounded by weight, and dropped when a commit touches what they were made from.
 *
 * <p>A place is taken <em>before</em> the store is read, and a value is only ever seen through its place. A commit
 * takes the place away, so what was read before the commit cannot come back after it, however late the reading ends.
 */
final class Remembered<K, V> {
    private static final int EMPTY_WEIGHT = 200;

    private final Function<K, Future<V>> source;
    private final Cache<K, Place<V>> places;
    private final AtomicLong losses = new AtomicLong();

    Remembered(long maximumWeight, ToIntFunction<V> weight, Function<K, Future<V>> source) {
        this.source = source;
        this.places = Caffeine.newBuilder()
                .maximumWeight(maximumWeight)
                .evictionListener((key, place, cause) -> losses.incrementAndGet())
                .weigher((K key, Place<V> place) -> place.value == null ? EMPTY_WEIGHT : weight.applyAsInt(place.value))
                .build();
    }

    /** The value; at once when it is there. */
    Future<V> get(K key) {
        Place<V> place = places.getIfPresent(key);
        if (place == null) {
            return fill(key);
        }
        return here(place.promise.future());
    }

    void forget(K key) {
        if (places.asMap().remove(key) != null) {
            losses.incrementAndGet();
        }
    }

    void forgetIf(Predicate<K> gone) {
        if (places.asMap().keySet().removeIf(gone)) {
            losses.incrementAndGet();
        }
    }

    /** How often something was forgotten, to make room or because it changed. */
    long losses() {
        return losses.get();
    }

    private Future<V> fill(K key) {
        Place<V> mine = new Place<>();
        Place<V> other = places.asMap().putIfAbsent(key, mine);
        if (other != null) {
            return here(other.promise.future());
        }
        source.apply(key).onComplete(value -> filled(key, mine, value), failure -> failed(key, mine, failure));
        return mine.promise.future();
    }

    private void filled(K key, Place<V> place, V value) {
        place.value = value;
        places.asMap().replace(key, place, place); // weighs it again, if it still has its place
        place.promise.complete(value);
    }

    private void failed(K key, Place<V> place, Throwable failure) {
        places.asMap().remove(key, place);
        place.promise.fail(failure);
    }

    // Who waits for a reading that another request began goes on where it was, not on that request's event loop.
    private static <V> Future<V> here(Future<V> reading) {
        Context context = Vertx.currentContext();
        if (reading.isComplete() || context == null) {
            return reading;
        }
        Promise<V> mine = Promise.promise();
        reading.onComplete(
                value -> context.runOnContext(none -> mine.complete(value)),
                failure -> context.runOnContext(none -> mine.fail(failure)));
        return mine.future();
    }

    private static final class Place<V> {
        private final Promise<V> promise = Promise.promise();
        private volatile @Nullable V value;
    }
}
