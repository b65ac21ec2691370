package nl.digitalme.pod.store.embedded;

import io.vertx.core.Vertx;
import nl.digitalme.pod.store.Listeners;

/** The parts of a store that the committer's thread works with. */
record Parts(
        Rocks rocks, DocumentCache cache, Uploads uploads, Contents contents, LogNumbers numbers, Listeners listeners) {
    static Parts open(Vertx vertx, DataFolder folder, EmbeddedOptions options) {
        Disk.makeFolder(folder.documents());
        Disk.makeFolder(folder.contents());
        Disk.makeFolder(folder.erasures());
        Rocks rocks = Rocks.open(folder.documents(), options);
        Uploads uploads = new Uploads();
        Contents contents = new Contents(vertx, folder.contents(), uploads);
        DocumentCache cache = new DocumentCache(options.documentCache());
        return new Parts(rocks, cache, uploads, contents, new LogNumbers(rocks), new Listeners());
    }

    Stored stored() {
        return new Stored(rocks, cache);
    }
}
