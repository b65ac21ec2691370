package nl.digitalme.pod.sparql.index;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.jena.graph.Node;

/**
 * The RDF terms of one pod, numbered. Only grows: a snapshot that was taken earlier keeps reading while a commit adds
 * terms. What deletes leave behind goes when the pod's index is loaded anew.
 */
public final class Terms {
    /** What {@link #id} says of a term that the pod does not hold. */
    static final int UNKNOWN = -1;

    private static final int TERM_OVERHEAD = 120; // the node, its hash entry and its slot, in bytes; estimated

    private final ConcurrentHashMap<Node, Integer> ids = new ConcurrentHashMap<>();
    private volatile Node[] nodes = new Node[256];
    private volatile int size;
    private volatile long bytes;

    public int id(Node node) {
        return ids.getOrDefault(node, UNKNOWN);
    }

    public Node node(int id) {
        return nodes[id];
    }

    int size() {
        return size;
    }

    /** Estimated memory. */
    long bytes() {
        return bytes;
    }

    synchronized int add(Node node) {
        Integer known = ids.get(node);
        return known == null ? append(node) : known;
    }

    private int append(Node node) {
        int id = size;
        Node[] room = id < nodes.length ? nodes : Arrays.copyOf(nodes, id * 2);
        room[id] = node;
        nodes = room;
        size = id + 1;
        bytes += TERM_OVERHEAD + 2L * length(node);
        ids.put(node, id);
        return id;
    }

    private static int length(Node node) {
        if (node.isURI()) {
            return node.getURI().length();
        }
        return node.isLiteral() ? node.getLiteralLexicalForm().length() : 0;
    }
}
