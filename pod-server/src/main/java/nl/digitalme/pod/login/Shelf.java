package nl.digitalme.pod.login;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.digitalme.pod.login.SystemDocuments.Stored;
import nl.digitalme.pod.store.Edit;
import nl.digitalme.pod.store.Expect;
import nl.digitalme.pod.store.Member;

/**
 * Documents that lose their meaning at a set time: sessions, codes, refresh tokens. The name of each is a secret of 256
 * random bits that begins with the hour in which the document may go. It is stored under the hash of its name, in a
 * folder of that hour: whoever reads the store learns no secret, and trimming takes whole folders and looks at nothing
 * else, however many documents there are.
 */
public final class Shelf {
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyyMMddHH").withZone(ZoneOffset.UTC);
    private static final Pattern NAME = Pattern.compile("([0-9]{10})-[A-Za-z0-9_-]{43}");
    private static final int AT_ONCE = 500;

    private final SystemDocuments documents;
    private final String folder;
    private final Clock clock;

    /** {@code folder} is a name such as {@code sessions}. */
    public Shelf(SystemDocuments documents, String folder, Clock clock) {
        this.documents = documents;
        this.folder = folder;
        this.clock = clock;
    }

    /** A new name for a document that is needed until a time. */
    public static String name(Instant until) {
        return HOUR.format(until.plus(Duration.ofHours(1))) + "-" + Secrets.generate();
    }

    /** What stands under a name; empty for what was trimmed, and for what is no name. */
    public Future<Optional<Stored>> read(String name) {
        return isName(name) ? documents.read(path(name)) : Future.succeededFuture(Optional.empty());
    }

    public Edit.Step put(String name, Expect expect, JsonObject json) {
        return SystemDocuments.put(path(name), expect, json);
    }

    public Edit.Step delete(String name) {
        return SystemDocuments.delete(path(name));
    }

    /** Removes a document; nothing happens when it is gone already. */
    public Future<Void> forget(String name) {
        return read(name)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture()
                        : documents.commit(List.of(delete(name))).mapEmpty());
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Where a document lies; no secret. */
    public String path(String name) {
        return folder + "/" + name.substring(0, 10) + "/" + SystemDocuments.hashed(name);
    }

    /** Removes what nobody needs any more, some hundreds at a time until all is done. */
    public Future<Void> trim() {
        return documents.list(folder + "/", "", AT_ONCE).compose(hours -> {
            Future<Void> done = Future.succeededFuture();
            for (Member hour : hours) {
                if (isPast(hour.name())) {
                    done = done.compose(before -> empty(folder + "/" + hour.name()));
                }
            }
            return done;
        });
    }

    private boolean isPast(String hour) {
        return hour.compareTo(HOUR.format(clock.instant()) + "/") < 0;
    }

    private Future<Void> empty(String hour) {
        return documents.list(hour, "", AT_ONCE).compose(members -> {
            List<Edit.Step> steps = members.isEmpty()
                    ? List.of(SystemDocuments.delete(hour))
                    : members.stream()
                            .map(member -> SystemDocuments.delete(hour + member.name()))
                            .toList();
            Future<?> deleted = documents.commit(steps);
            return members.isEmpty() ? deleted.mapEmpty() : deleted.compose(done -> empty(hour));
        });
    }
}
