package nl.digitalme.pod.store;

import io.vertx.core.buffer.Buffer;

/**
 * What a resource holds, as its writer sent it. A container's content is what its owner wrote about it; often nothing.
 */
public sealed interface Content {
    /** The media type with its parameters, for example {@code text/turtle}. */
    String mediaType();

    /** Length in bytes. */
    long length();

    /** Small content, kept whole. The buffer must not be changed by anybody. */
    record Inline(String mediaType, Buffer bytes) implements Content {
        @Override
        public long length() {
            return bytes.length();
        }
    }

    /** Large content, kept apart: {@code key} was given by {@link PodStore#upload} and belongs to one pod. */
    record Large(String mediaType, String key, long length) implements Content {}
}
