package io.matricula.images;

import io.matricula.http.FieldErrors;

/** What an uploaded image has to be, as far as its header tells. */
public final class ImageRules {

    static final String PARAM = "user[image]";

    /** In bytes, as the schema has them. */
    private static final int MIN_LENGTH = 3072;

    private static final int MAX_LENGTH = 1_048_576;

    private ImageRules() {}

    /**
     * Notes what is wrong with an uploaded image, so that it is refused together with other params. Decodes nothing.
     *
     * @param upload null for none; of a length that the schema refuses anyway, nothing is noted
     * @param errors gets at most one error, of {@code user[image]}
     */
    public static void check(byte[] upload, FieldErrors errors) {
        if (upload == null || upload.length < MIN_LENGTH || upload.length > MAX_LENGTH) {
            return;
        }
        try {
            UploadedImage.open(upload).close();
        } catch (ImageRefusedException refused) {
            errors.add(PARAM, refused.getMessage());
        }
    }
}
