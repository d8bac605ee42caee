package io.matricula.images;

/** The uploaded file is not an image that can be shown. The message reads after the name of the param. */
final class ImageRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImageRefusedException(String message) {
        super(message);
    }

    static ImageRefusedException ofAnotherKind() {
        return new ImageRefusedException("must be a JPEG, PNG or GIF image");
    }

    static ImageRefusedException tooLarge() {
        return new ImageRefusedException("must be at most %1$d x %1$d pixels".formatted(UploadedImage.MAX_SIDE));
    }

    static ImageRefusedException tooLargeForMemory() {
        return new ImageRefusedException("has too many pixels for the memory of this server");
    }

    static ImageRefusedException damaged() {
        return new ImageRefusedException("is damaged and cannot be read");
    }

    static ImageRefusedException tooDetailed() {
        return new ImageRefusedException("has too many details for its size in pixels");
    }
}
