package nl.digitalme.pod.store;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import nl.digitalme.pod.domain.ResourceId;
import nl.digitalme.pod.domain.Version;

/**
 * A change of one pod that happens whole or not at all. {@code version} is the new version of everything it writes; a
 * store that finds it in place already knows that this edit was done before, and answers as it did then.
 *
 * @param steps in order; each sees what those before it did
 * @param log lines for the pod's access log, appended in the same commit
 */
public record Edit(String pod, Version version, Instant at, List<Step> steps, List<Buffer> log) {
    public Edit {
        steps = List.copyOf(steps);
        log = List.copyOf(log);
    }

    public static Edit of(String pod, Step... steps) {
        return new Edit(pod, Version.next(), Instant.now(), List.of(steps), List.of());
    }

    /** The same edit with a line for the access log. */
    public Edit logging(Buffer line) {
        return new Edit(pod, version, at, steps, List.of(line));
    }

    /** One step of an edit. */
    public sealed interface Step {
        ResourceId target();

        Expect expect();
    }

    /**
     * Writes a resource or container. Missing containers above it are made in the same commit; an auxiliary resource is
     * written only where its subject is. Fails with 409 when the same name exists with (or without) a closing slash.
     */
    public record Put(ResourceId target, Expect expect, Content content) implements Step {}

    /**
     * Removes a resource with its auxiliary resources. Fails with 404 when it is not there and 409 when it is a
     * container that has members.
     */
    public record Delete(ResourceId target, Expect expect) implements Step {}

    /** Says how many bytes the pod may hold from now on, {@link Usage#UNLIMITED} for any number. */
    public record Allow(String pod, long bytes) implements Step {
        @Override
        public ResourceId target() {
            return Usage.at(pod);
        }

        @Override
        public Expect expect() {
            return Expect.ANYTHING;
        }
    }
}
