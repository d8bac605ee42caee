package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.ManagementUserImage;
import io.matricula.http.FieldErrors;
import io.matricula.images.ImageProcessing;
import java.util.Base64;

/** The two forms of an image: an address, or data in base64 together with what the data is. */
final class ImageForm {

    static final String DATA = "user.image.base64Image";

    /** In bytes, decoded. */
    private static final int MAX_LENGTH = 716_800;

    private static final String PARAM_DATA = "user[image][base64Image]";

    private ImageForm() {}

    static void check(ManagementUserImage image, FieldErrors errors) {
        if (image == null || errors.names(PARAM_DATA) || errors.names("user[image][mimeType]")) {
            return;
        }
        boolean hasData = image.getBase64Image() != null;
        boolean hasType = image.getMimeType() != null;
        if (image.getUrl().isPresent() == (hasData || hasType)) {
            errors.add("user[image]", "must have either url, or base64Image and mimeType");
        } else if (hasType && !hasData) {
            errors.add(PARAM_DATA, FieldErrors.BLANK);
        } else if (hasData && !hasType) {
            errors.add("user[image][mimeType]", FieldErrors.BLANK);
        } else if (hasData) {
            checkData(image, errors);
        }
    }

    private static void checkData(ManagementUserImage image, FieldErrors errors) {
        byte[] data;
        try {
            data = decode(image);
        } catch (IllegalArgumentException notBase64) {
            errors.add(PARAM_DATA, "is not base64");
            return;
        }
        String type = image.getMimeType().getValue().replace("/jpg", "/jpeg");
        if (data.length > MAX_LENGTH) {
            errors.add(PARAM_DATA, "must be at most " + MAX_LENGTH + " bytes when decoded");
        } else if (ImageProcessing.mimeType(data).filter(type::equals).isEmpty()) {
            errors.add(PARAM_DATA, "is not an image of the type " + type);
        }
    }

    /**
     * The bytes of an image that came as data.
     *
     * @param image with data
     * @return the file
     * @throws IllegalArgumentException if it is not base64; line breaks are
     */
    static byte[] decode(ManagementUserImage image) {
        return Base64.getDecoder().decode(image.getBase64Image().replaceAll("\\s", ""));
    }
}
