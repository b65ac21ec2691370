package nl.digitalme.pod.domain;

import java.util.Optional;

/**
 * The address of one resource: its pod, and its normalised path inside that pod. The path has no leading slash:
 * {@code ""} is the pod's root container, {@code "notes/"} a container, {@code "notes/march"} a document. Made from a
 * URL by {@link Addresses} only, which normalises and refuses what cannot be an address.
 */
public record ResourceId(String pod, String path) implements Comparable<ResourceId> {
    private static final String ACL = ".acl";
    private static final String META = ".meta";

    /** The pod of the server itself: accounts and other state of its own. No URL leads there. */
    public static final String SYSTEM_POD = ".system";

    /** The root container of a pod. */
    public static ResourceId root(String pod) {
        return new ResourceId(pod, "");
    }

    /** A resource further down: {@code child("a/b")} of {@code notes/} is {@code notes/a/b}. */
    public ResourceId child(String relative) {
        return new ResourceId(pod, path + relative);
    }

    public boolean isRoot() {
        return path.isEmpty();
    }

    public boolean isContainer() {
        return path.isEmpty() || path.endsWith("/");
    }

    /** The container that lists this resource; empty for the root. */
    public Optional<ResourceId> parent() {
        return isRoot() ? Optional.empty() : Optional.of(new ResourceId(pod, path.substring(0, nameStart())));
    }

    /** The last segment, with its slash when this is a container; {@code ""} for the root. */
    public String name() {
        return path.substring(nameStart());
    }

    private int nameStart() {
        return isRoot() ? 0 : path.lastIndexOf('/', path.length() - 2) + 1;
    }

    /**
     * Where the access rules of this resource are kept (WAC, ACL resource): its own address with {@code .acl} behind.
     */
    public ResourceId acl() {
        return new ResourceId(pod, path + ACL);
    }

    /** Where the description of this resource is kept ({@code rel="describedby"}). */
    public ResourceId meta() {
        return new ResourceId(pod, path + META);
    }

    public boolean isAcl() {
        return path.endsWith(ACL);
    }

    public boolean isMeta() {
        return path.endsWith(META);
    }

    /** An {@code .acl} or {@code .meta}: lives and dies with its subject, and is no member of a container. */
    public boolean isAuxiliary() {
        return isAcl() || isMeta();
    }

    /** What an auxiliary resource is about; the resource itself when it is not auxiliary. */
    public ResourceId subject() {
        if (isAcl()) {
            return new ResourceId(pod, path.substring(0, path.length() - ACL.length()));
        }
        return isMeta() ? new ResourceId(pod, path.substring(0, path.length() - META.length())) : this;
    }

    /** Directly under a pod root and starting with a dot: belongs to the server, unless it is the root's auxiliary. */
    public boolean isReserved() {
        return path.startsWith(".") && !path.equals(ACL) && !path.equals(META) && !path.equals(META + ACL);
    }

    /**
     * Whether its container lists it: the root, auxiliary resources and what a pod's root holds for the server do not.
     */
    public boolean isMember() {
        return !isRoot() && !isAuxiliary() && !(isReserved() && nameStart() == 0);
    }

    @Override
    public int compareTo(ResourceId other) {
        int byPod = pod.compareTo(other.pod);
        return byPod != 0 ? byPod : path.compareTo(other.path);
    }

    /** Pod and path, for logs of tests; not for citizens' logs, a path may tell about a person. */
    @Override
    public String toString() {
        return pod + "/" + path;
    }
}
