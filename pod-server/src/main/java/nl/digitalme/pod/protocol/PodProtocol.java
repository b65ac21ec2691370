package nl.digitalme.pod.protocol;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.digitalme.pod.domain.Addresses;
import nl.digitalme.pod.store.PodStore;

/** What Solid and LDP say must happen. Picks the operation; what each needs of access control it knows itself. */
public final class PodProtocol implements Operation {
    private final Gate gate;
    private final Map<Method, Operation> operations;
    private final Operation description;
    private final DescribeOptions options;
    private final Twins twins;

    private PodProtocol(
            Gate gate, Map<Method, Operation> operations, Operation description, DescribeOptions options, Twins twins) {
        this.gate = gate;
        this.operations = Map.copyOf(operations);
        this.description = description;
        this.options = options;
        this.twins = twins;
    }

    /**
     * How large things may be.
     *
     * @param cacheBytes memory for documents that are ready to send
     * @param quota what a new pod may hold
     */
    public record Settings(BodyLimits bodies, long cacheBytes, long quota) {
        public static final Settings DEFAULT = new Settings(BodyLimits.DEFAULT, 64L << 20, 2L << 30);

        public Settings(BodyLimits bodies, long cacheBytes) {
            this(bodies, cacheBytes, DEFAULT.quota);
        }

        public Settings withQuota(long bytes) {
            return new Settings(bodies, cacheBytes, bytes);
        }
    }

    /**
     * The protocol over a store.
     *
     * @param services the reserved addresses that are answered, for the storage description
     */
    public static PodProtocol over(
            Vertx vertx,
            PodStore store,
            Addresses addresses,
            Gate gate,
            Settings settings,
            Map<String, Operation> services) {
        Workers workers = new Workers(vertx, addresses);
        workers.warmUp();
        Headers headers = new Headers(addresses);
        ContainerDescription descriptions = new ContainerDescription(workers, addresses);
        Representations representations = new Representations(headers, workers, settings.cacheBytes());
        store.onCommit(representations::forget);
        ListContainer listing = new ListContainer(store, addresses, workers, descriptions);
        Written written = new Written(headers, listing);
        List<DocumentRule> all = new ArrayList<>();
        all.add(descriptions);
        all.add(new DeliveriesFitShapes(workers));
        all.add(new AclsAreValid(addresses));
        Intake intake = new Intake(store, workers, settings.bodies(), all);
        DescribeOptions options = new DescribeOptions(gate, headers);
        Twins twins = new Twins(gate, store, addresses);
        Operation read = new ReadResource(gate, store, representations, listing, twins);
        Patches patches = new Patches(addresses, workers, settings.bodies());
        PatchLanes lanes = new PatchLanes(store, workers, settings.cacheBytes());
        Drafting drafting = new Drafting(gate, intake, written, workers, settings.bodies());
        Map<Method, Operation> operations = Map.of(
                Method.GET, read,
                Method.HEAD, read,
                Method.OPTIONS, options,
                Method.PUT, new PutResource(gate, store, intake, written),
                Method.POST, new PostResource(gate, store, intake, written, addresses),
                Method.PATCH, new PatchResource(gate, store, patches, lanes, drafting),
                Method.DELETE, new DeleteResource(gate, store, written));
        Operation description = new StorageDescription(gate, store, addresses, workers, services);
        return new PodProtocol(gate, operations, description, options, twins);
    }

    @Override
    public Future<PodResponse> answer(PodRequest request) {
        Operation operation = operations.get(request.method());
        return operation == null
                ? Future.failedFuture(ProtocolProblems.methodNotAllowed("Resources do not take this method."))
                : thanking(request, operation.answer(request));
    }

    // RFC 7240 section 3: tells a client that what it would like is what it got.
    private static Future<PodResponse> thanking(PodRequest request, Future<PodResponse> answer) {
        boolean reads = request.method() == Method.GET || request.method() == Method.HEAD;
        if (reads || !Preferences.wantsMinimal(request.headers().prefer())) {
            return answer;
        }
        return answer.map(done -> {
            List<Map.Entry<String, String>> fields = new ArrayList<>(done.headers());
            fields.add(Preferences.MINIMAL);
            return new PodResponse(done.status(), fields, done.body());
        });
    }

    /** What answers {@code .well-known/solid} of a pod. */
    public Operation storageDescription() {
        return description;
    }

    /** What answers OPTIONS of a reserved address that knows these methods. */
    public Operation optionsOf(String methods) {
        return request -> options.reserved(request, methods);
    }

    /** What answers the address of a pod's root without the slash at its end; the target is that root. */
    public Operation addingSlash() {
        return twins::root;
    }

    /** Logs that somebody came with a token that does not hold; the refusal itself is the caller's. */
    public Future<Void> turnedAway(PodRequest request) {
        return gate.turnedAway(request);
    }
}
