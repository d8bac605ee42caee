package io.matricula.images;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes JPEG files that hold nothing but the picture. */
final class JpegEncoder {

    /** A small file can hold a pattern that a JPEG holds only in very many bytes. Photographs stay far below. */
    static final int MAX_BYTES = 4 * 1024 * 1024;

    private static final float[] QUALITIES = {0.92f, 0.75f, 0.5f};

    private JpegEncoder() {}

    /**
     * Encodes a picture, with less quality if it would take too many bytes.
     *
     * @param picture in sRGB, without transparency
     * @return at most {@link #MAX_BYTES}
     * @throws ImageRefusedException if it takes too many bytes all the same
     */
    static byte[] encode(BufferedImage picture) {
        for (float quality : QUALITIES) {
            try {
                return encode(picture, quality);
            } catch (TooManyBytesException tryWithLess) {
                continue;
            } catch (IOException notInMemory) {
                throw new UncheckedIOException(notInMemory);
            }
        }
        throw ImageRefusedException.tooDetailed();
    }

    private static byte[] encode(BufferedImage picture, float quality) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try (ImageOutputStream output = new BoundedOutput(jpeg)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(output);
            writer.write(null, new IIOImage(picture, null, null), param);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    private static final class BoundedOutput extends MemoryCacheImageOutputStream {

        BoundedOutput(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (getStreamPosition() + length > MAX_BYTES) {
                throw new TooManyBytesException();
            }
            super.write(bytes, offset, length);
        }
    }

    private static final class TooManyBytesException extends IOException {

        private static final long serialVersionUID = 1L;
    }
}
