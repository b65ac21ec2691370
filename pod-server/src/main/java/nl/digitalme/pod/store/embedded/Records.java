package nl.digitalme.pod.store.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.time.Instant;
import nl.digitalme.pod.domain.Version;
import nl.digitalme.pod.store.Content;
import nl.digitalme.pod.store.Lookup;
import nl.digitalme.pod.store.Member;

/**
 * The values of the store. A document: version, modified, kind, media type, then its bytes or where they are. A member:
 * version, modified, size, media type.
 */
final class Records {
    private static final byte INLINE = 0;
    private static final byte LARGE = 1;
    private static final int HEAD = Long.BYTES + Long.BYTES + Byte.BYTES + Short.BYTES;

    private Records() {}

    static byte[] document(Lookup.Found found) {
        Content content = found.content();
        byte[] type = content.mediaType().getBytes(UTF_8);
        byte[] key = content instanceof Content.Large large ? large.key().getBytes(UTF_8) : new byte[0];
        int tail = content instanceof Content.Inline inline ? inline.bytes().length() : Long.BYTES + key.length;
        ByteBuffer out = ByteBuffer.allocate(HEAD + type.length + tail)
                .putLong(found.version().value())
                .putLong(found.modified().toEpochMilli())
                .put(content instanceof Content.Inline ? INLINE : LARGE)
                .putShort((short) type.length)
                .put(type);
        if (content instanceof Content.Inline inline) {
            inline.bytes().getBytes(out.array(), out.position());
        } else {
            out.putLong(content.length()).put(key);
        }
        return out.array();
    }

    static Lookup.Found document(byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        Version version = new Version(in.getLong());
        Instant modified = Instant.ofEpochMilli(in.getLong());
        boolean inline = in.get() == INLINE;
        String type = text(in, Short.toUnsignedInt(in.getShort()));
        return new Lookup.Found(version, modified, inline ? inline(type, in) : large(type, in));
    }

    private static Content inline(String type, ByteBuffer in) {
        Buffer bytes = Buffer.buffer(in.remaining()).appendBytes(in.array(), in.position(), in.remaining());
        return new Content.Inline(type, bytes);
    }

    private static Content large(String type, ByteBuffer in) {
        long length = in.getLong();
        return new Content.Large(type, text(in, in.remaining()), length);
    }

    static byte[] member(Lookup.Found found) {
        byte[] type = found.content().mediaType().getBytes(UTF_8);
        return ByteBuffer.allocate(3 * Long.BYTES + type.length)
                .putLong(found.version().value())
                .putLong(found.modified().toEpochMilli())
                .putLong(found.content().length())
                .put(type)
                .array();
    }

    static Member member(String name, byte[] value) {
        ByteBuffer in = ByteBuffer.wrap(value);
        Version version = new Version(in.getLong());
        Instant modified = Instant.ofEpochMilli(in.getLong());
        long size = in.getLong();
        return new Member(name, version, modified, size, text(in, in.remaining()));
    }

    private static String text(ByteBuffer in, int length) {
        String text = new String(in.array(), in.position(), length, UTF_8);
        in.position(in.position() + length);
        return text;
    }
}
