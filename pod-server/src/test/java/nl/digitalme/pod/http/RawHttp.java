package nl.digitalme.pod.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which tests send what no decent client would. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;

    public RawHttp(String base) throws IOException {
        URI uri = URI.create(base);
        socket = new Socket("localhost", uri.getPort());
        socket.setSoTimeout(15_000);
    }

    /** Sends text; {@code \n} becomes the line end of HTTP. */
    public RawHttp send(String text) throws IOException {
        socket.getOutputStream().write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** No more will come. */
    public RawHttp endOfInput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /** The status line and header fields of the next answer, with its body when its length is known. */
    public String answer() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        String fields = head.toString().toLowerCase(java.util.Locale.ROOT);
        int at = fields.indexOf("content-length: ");
        if (at >= 0) {
            int length = Integer.parseInt(
                    fields.substring(at + 16, fields.indexOf("\r\n", at)).strip());
            head.append(new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return head.toString();
    }

    public int status() throws IOException {
        String answer = answer();
        return answer.length() < 12 ? -1 : Integer.parseInt(answer.substring(9, 12));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
