package nl.digitalme.pod.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;

/** A bounded number of requests over a fixed number of connections, each connection one request at a time. */
final class Load {
    /** One request to send. */
    record Shot(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        static Shot get(String path, Map<String, String> headers) {
            return new Shot(HttpMethod.GET, path, headers, Buffer.buffer());
        }
    }

    /** What came of it; times in milliseconds. */
    record Result(int requests, int failures, double seconds, double p50, double p99) {
        double perSecond() {
            return requests / seconds;
        }
    }

    private final Vertx vertx;
    private final String host;
    private final int port;
    private final int connections;

    Load(Vertx vertx, String base, int connections) {
        var uri = java.net.URI.create(base);
        this.vertx = vertx;
        this.host = uri.getHost();
        this.port = uri.getPort();
        this.connections = connections;
    }

    /** Sends {@code count} requests; an answer of another status class than 2xx counts as a failure. */
    Result run(int count, IntFunction<Shot> shots) {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setDefaultHost(host).setDefaultPort(port),
                new PoolOptions().setHttp1MaxSize(connections));
        AtomicLongArray nanos = new AtomicLongArray(count);
        AtomicInteger next = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        long start = System.nanoTime();
        Future<?>[] lanes = new Future<?>[connections];
        for (int lane = 0; lane < connections; lane++) {
            Promise<Void> done = Promise.promise();
            lane(client, shots, next, nanos, failures, done);
            lanes[lane] = done.future();
        }
        await(Future.join(Arrays.asList(lanes)));
        double seconds = (System.nanoTime() - start) / 1e9;
        client.close();
        return result(nanos, failures.get(), seconds);
    }

    private static void await(Future<?> future) {
        try {
            future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.MINUTES);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }

    private void lane(
            HttpClient client,
            IntFunction<Shot> shots,
            AtomicInteger next,
            AtomicLongArray nanos,
            AtomicInteger failures,
            Promise<Void> done) {
        int number = next.getAndIncrement();
        if (number >= nanos.length()) {
            done.complete();
            return;
        }
        Shot shot = shots.apply(number);
        long sent = System.nanoTime();
        client.request(new RequestOptions().setMethod(shot.method()).setURI(shot.path()))
                .compose(request -> send(request, shot))
                .onComplete(status -> {
                    nanos.set(number, System.nanoTime() - sent);
                    if (status.failed() || status.result() / 100 != 2) {
                        failures.incrementAndGet();
                    }
                    lane(client, shots, next, nanos, failures, done);
                });
    }

    private static Future<Integer> send(HttpClientRequest request, Shot shot) {
        shot.headers().forEach(request::putHeader);
        return request.send(shot.body()).compose(answer -> answer.body().map(body -> answer.statusCode()));
    }

    private static Result result(AtomicLongArray nanos, int failures, double seconds) {
        long[] sorted = new long[nanos.length()];
        Arrays.setAll(sorted, nanos::get);
        Arrays.sort(sorted);
        return new Result(
                sorted.length,
                failures,
                seconds,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6);
    }
}
