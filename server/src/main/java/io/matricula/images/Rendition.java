package io.matricula.images;

/**
 * One version of an image.
 *
 * @param version its size
 * @param jpeg the file, without metadata
 * @param contentHash names {@code jpeg}, as {@link ContentHash} does
 */
record Rendition(ImageVersion version, byte[] jpeg, String contentHash) {

    Rendition(ImageVersion version, byte[] jpeg) {
        this(version, jpeg, ContentHash.of(jpeg));
    }
}
