package io.matricula.images;

import java.util.List;

/** An uploaded image in all its versions, ready to be stored. Made by {@link ImageProcessing#prepare}. */
public final class PreparedImage {

    private final String hash;
    private final List<Rendition> renditions;

    PreparedImage(String hash, List<Rendition> renditions) {
        this.hash = hash;
        this.renditions = List.copyOf(renditions);
    }

    /**
     * Names the image in its addresses: what {@code users.image_hash} holds.
     *
     * @return the first 32 hexadecimal digits of the SHA-256 of what was uploaded
     */
    public String hash() {
        return hash;
    }

    List<Rendition> renditions() {
        return renditions;
    }
}
