package io.matricula.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.springframework.http.MediaType;

/** A request whose body can be read more than once. The parts of a multipart body can be read often anyway. */
public final class RepeatableRequest extends HttpServletRequestWrapper {

    private final byte[] body;

    /**
     * Reads the body.
     *
     * @param request its body not read so far
     * @throws PayloadTooLargeException if it is larger than 2 MiB
     * @throws IOException if the client went away
     */
    public RepeatableRequest(HttpServletRequest request) throws IOException {
        super(request);
        String type = request.getContentType();
        boolean hasParts = type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        this.body = hasParts ? null : RequestBodyReader.bytes(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return body == null ? super.getInputStream() : new Body(body);
    }

    private static final class Body extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Body(byte[] body) {
            this.bytes = new ByteArrayInputStream(body);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            return bytes.read(into, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The body is here already");
        }
    }
}
