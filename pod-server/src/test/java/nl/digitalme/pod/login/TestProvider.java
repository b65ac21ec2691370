package nl.digitalme.pod.login;

import static nl.digitalme.pod.store.Waiting.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nl.digitalme.pod.access.AccessControl;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.domain.PodProblem;
import nl.digitalme.pod.identity.Caller;
import nl.digitalme.pod.identity.IdentityConfig;
import nl.digitalme.pod.identity.InvalidToken;
import nl.digitalme.pod.identity.TokenVerifier;
import nl.digitalme.pod.identity.TokenVerifier.Credentials;
import nl.digitalme.pod.login.oidc.LoginProvider;
import nl.digitalme.pod.login.session.OtherWays;
import nl.digitalme.pod.login.session.Sessions;
import nl.digitalme.pod.protocol.Conditions;
import nl.digitalme.pod.protocol.PodResponse;
import nl.digitalme.pod.protocol.RequestHeaders;
import nl.digitalme.pod.protocol.Sender;
import nl.digitalme.pod.protocol.ServerOperation;
import nl.digitalme.pod.protocol.ServerRequest;
import nl.digitalme.pod.store.PodStore;
import nl.digitalme.pod.store.memory.MemoryStore;

/**
 * The embedded provider and the token verifier behind a real HTTP server on a free port. Addresses of the provider
 * answer as in the product; every other address tells who asked: 200 with WebID and client, or 401 with the error.
 */
public final class TestProvider implements AutoCloseable {
    public final Vertx vertx = Vertx.vertx();
    public final PodStore store;
    private final HttpServer server;
    private final String base;
    private final Accounts accounts;
    private final LoginProvider provider;
    private final TokenVerifier verifier;

    private TestProvider(UnaryOperator<IdentityConfig> settings) {
        store = MemoryStore.create(vertx);
        server = await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        base = "http://localhost:" + server.actualPort() + "/";
        IdentityConfig config = settings.apply(IdentityConfig.of(base));
        Addresses addresses = Addresses.of(base);
        accounts = Accounts.in(store, addresses, base, vertx);
        provider = LoginProvider.embedded(
                config,
                new LoginProvider.Surroundings(
                        vertx,
                        store,
                        addresses,
                        AccessControl.webAccessControl(store, addresses),
                        new LoginProvider.People(
                                accounts,
                                Sessions.in(store, addresses, accounts.logIns(), config.clock()),
                                OtherWays.NONE)));
        verifier = TokenVerifier.solidOidc(config, addresses, store, Optional.of(provider.keys()), vertx);
    }

    public static TestProvider start() {
        return start(settings -> settings);
    }

    public static TestProvider start(UnaryOperator<IdentityConfig> settings) {
        return new TestProvider(settings);
    }

    public String base() {
        return base;
    }

    public Accounts accounts() {
        return accounts;
    }

    public LoginProvider provider() {
        return provider;
    }

    public TokenVerifier verifier() {
        return verifier;
    }

    public TestProvider seeded(String json) {
        await(accounts.plant(Seed.parse(Buffer.buffer(json))));
        return this;
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Map<String, ServerOperation> operations =
                    request.method() == HttpMethod.POST ? provider.posts() : provider.gets();
            ServerOperation page = provider.pages().getOrDefault(request.path(), this::whoAsks);
            ServerOperation operation = operations.getOrDefault(request.path(), page);
            operation.answer(read(request, body)).onComplete(done -> {
                if (done.succeeded()) {
                    write(request, done.result());
                } else {
                    request.response().setStatusCode(status(done.cause())).end(String.valueOf(done.cause()));
                }
            });
        });
    }

    private Future<PodResponse> whoAsks(ServerRequest request) {
        return verifier.verify(request.credentials())
                .map(TestProvider::described)
                .recover(failure -> failure instanceof InvalidToken invalid
                        ? Future.succeededFuture(json(
                                401,
                                new JsonObject().put("error", invalid.error()).put("message", invalid.getMessage())))
                        : Future.failedFuture(failure));
    }

    private static PodResponse described(Caller caller) {
        JsonObject body = new JsonObject();
        caller.webId().ifPresent(webId -> body.put("webId", webId.iri()));
        caller.clientId().ifPresent(client -> body.put("client", client));
        caller.issuer().ifPresent(issuer -> body.put("issuer", issuer));
        return json(200, body);
    }

    private static PodResponse json(int status, JsonObject body) {
        Map<String, String> headers = Map.of("Content-Type", "application/json", "Cache-Control", "no-store");
        return PodResponse.of(status, headers, new PodResponse.Bytes(body.toBuffer()));
    }

    private ServerRequest read(HttpServerRequest request, Buffer body) {
        Credentials credentials = new Credentials(
                Optional.ofNullable(request.getHeader("Authorization")),
                request.headers().getAll("DPoP"),
                request.method().name(),
                base + request.path().substring(1));
        String query = request.query();
        RequestHeaders headers = new RequestHeaders(
                query == null ? "" : query,
                Optional.empty(),
                Optional.ofNullable(request.getHeader("Content-Type")),
                Optional.empty(),
                List.of(),
                Conditions.NONE);
        return new ServerRequest(
                request.path(),
                headers,
                credentials,
                body,
                "test",
                new Sender(
                        request.remoteAddress().hostAddress(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("en"),
                        request.headers().getAll("Cookie")));
    }

    private static void write(HttpServerRequest request, PodResponse answer) {
        var response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.end(answer.body() instanceof PodResponse.Bytes bytes ? bytes.bytes() : Buffer.buffer());
    }

    private static int status(Throwable failure) {
        return failure instanceof PodProblem problem ? problem.status() : 500;
    }
}
