package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Member;
import nl.digitalme.pod.store.PodStore;

/**
 * Where on the shelves of the server something of an account lies: its sessions, codes and refresh tokens. So that its
 * holder can see them, and all can be taken away with the account, without looking through those of everybody.
 */
public final class Traces {
    private static final int MOST = 1000;
    private static final int TIDIED_FROM = 50;

    private final SystemDocuments documents;

    public Traces(PodStore store) {
        this(new SystemDocuments(store));
    }

    public Traces(SystemDocuments documents) {
        this.documents = documents;
    }

    /** A document of an account that is still there, with where it lies. */
    public record Trace(String path, JsonObject json) {}

    /** Notes a document of an account; for the commit that makes the document. */
    public Edit.Step note(String account, String path) {
        return SystemDocuments.put(
                folder(account) + SystemDocuments.hashed(path), Expect.ANYTHING, new JsonObject().put("path", path));
    }

    /** The documents of an account below a folder such as {@code sessions/}. */
    public Future<List<Trace>> of(String account, String folder) {
        return entries(account).map(entries -> entries.stream()
                .flatMap(entry -> entry.document().stream())
                .filter(trace -> trace.path().startsWith(folder))
                .toList());
    }

    /** Removes one document of an account, unless it is gone or somebody else's. */
    public Future<Void> forget(String account, String path) {
        return entries(account)
                .compose(entries -> delete(entries.stream()
                        .filter(entry -> entry.path().equals(path))
                        .toList()));
    }

    /** Removes all documents of an account. */
    public Future<Void> forgetAll(String account) {
        return entries(account)
                .compose(entries -> entries.isEmpty()
                        ? documents.forget(folder(account))
                        : delete(entries).compose(some -> forgetAll(account)));
    }

    /** Drops notes of documents that were trimmed, when there are many. */
    public Future<Void> tidy(String account) {
        return documents
                .list(folder(account), "", TIDIED_FROM)
                .compose(some -> some.size() < TIDIED_FROM
                        ? Future.succeededFuture()
                        : entries(account)
                                .compose(entries -> delete(entries.stream()
                                        .filter(entry -> entry.document().isEmpty())
                                        .toList())));
    }

    private record Entry(String note, String path, Optional<Trace> document) {}

    private Future<List<Entry>> entries(String account) {
        return documents
                .list(folder(account), "", MOST)
                .compose(members -> Future.all(
                        members.stream().map(member -> entry(account, member)).toList()))
                .map(all -> all.<Optional<Entry>>list().stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Future<Optional<Entry>> entry(String account, Member member) {
        String note = folder(account) + member.name();
        return documents.read(note).compose(found -> found.map(Stored::json)
                .map(json -> json.getString("path"))
                .map(path -> documents
                        .read(path)
                        .map(document ->
                                Optional.of(new Entry(note, path, document.map(it -> new Trace(path, it.json()))))))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    // One after the other: each may be gone by now, and one that is gone must not keep the others.
    private Future<Void> delete(List<Entry> entries) {
        List<String> paths = new ArrayList<>();
        entries.forEach(entry -> {
            paths.add(entry.path());
            paths.add(entry.note());
        });
        Future<Void> done = Future.succeededFuture();
        for (String path : paths) {
            done = done.compose(before -> documents.forget(path));
        }
        return done;
    }

    private static String folder(String account) {
        return "traces/" + account + "/";
    }
}
