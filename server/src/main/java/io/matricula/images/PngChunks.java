package io.matricula.images;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The chunks of a PNG file. */
final class PngChunks {

    private static final int SIGNATURE = 8;

    /** Length, type and checksum around the content of a chunk. */
    private static final int FRAME = 12;

    private static final Set<String> OF_THE_PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /**
     * Leaves out what does not make the picture. Compressed texts among it would be inflated by the reader, and
     * thousands of them fit into a small file.
     *
     * @param png a whole file
     * @return the same picture; what follows a chunk of impossible length is left out
     */
    static byte[] ofThePicture(byte[] png) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream(png.length);
        kept.write(png, 0, SIGNATURE);
        ByteBuffer chunks = ByteBuffer.wrap(png);
        int start = SIGNATURE;
        while (png.length - start >= FRAME) {
            int length = chunks.getInt(start);
            if (length < 0 || length > png.length - start - FRAME) {
                break;
            }
            String type = new String(png, start + Integer.BYTES, Integer.BYTES, StandardCharsets.ISO_8859_1);
            if (OF_THE_PICTURE.contains(type)) {
                kept.write(png, start, length + FRAME);
            }
            start += length + FRAME;
        }
        return kept.toByteArray();
    }
}
