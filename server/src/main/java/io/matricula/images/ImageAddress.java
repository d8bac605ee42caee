package io.matricula.images;

import io.matricula.http.BaseUrl;
import java.net.URI;

/** Where the image of a person is. */
public final class ImageAddress {

    private ImageAddress() {}

    /**
     * The address of an image.
     *
     * @param hash names the image; null without one
     * @param version what the file name begins with ({@code large_}); empty for the image itself
     * @param login whose
     * @param baseUrl of this server
     * @return null without an image
     */
    public static URI of(String hash, String version, String login, BaseUrl baseUrl) {
        return hash == null ? null : baseUrl.of("/users/" + hash + "/" + version + login + ".jpg");
    }
}
