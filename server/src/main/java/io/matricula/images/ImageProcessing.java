package io.matricula.images;

import io.matricula.http.FieldErrors;
import io.matricula.http.UnprocessableException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.resizers.Resizers;
import org.springframework.stereotype.Component;

/**
 * Makes what people upload into what is shown. Takes as many images at once as there are cores, fewer if they are large:
 * the memory in use depends neither on how many people upload nor on what.
 */
@Component
public class ImageProcessing {

    private static final String PARAM = "user[image]";
    private static final int MIN_BYTES = 3072;
    private static final int MAX_BYTES = 1_048_576;

    /** Pixels that a permit stands for; all permits together are one image of the largest size. */
    private static final int PIXELS_OF_A_PERMIT = 1024 * 1024;

    private static final int PERMITS = UploadedImage.MAX_SIDE * UploadedImage.MAX_SIDE / PIXELS_OF_A_PERMIT;
    private static final int PERMITS_OF_A_CORE =
            Math.max(1, PERMITS / Runtime.getRuntime().availableProcessors());

    private final Semaphore memory = new Semaphore(PERMITS, true);

    /**
     * Notes what the header of an uploaded image tells against it, so that it is refused together with other params.
     * Cheap: decodes nothing.
     *
     * @param upload null for none; of a length that the schema refuses anyway, nothing is noted
     * @param errors gets at most one error, of {@code user[image]}
     */
    public static void check(byte[] upload, FieldErrors errors) {
        if (upload == null || upload.length < MIN_BYTES || upload.length > MAX_BYTES) {
            return;
        }
        try {
            UploadedImage.open(upload).close();
        } catch (ImageRefusedException refused) {
            errors.add(PARAM, refused.getMessage());
        }
    }

    /**
     * Makes an uploaded image ready to be stored: in its own size and in four smaller ones, upright, in sRGB, of an
     * animation the first frame, on white where it is transparent. Takes up to seconds: never inside a transaction.
     *
     * @param upload a JPEG, PNG or GIF file of at most 8,192 by 8,192 pixels
     * @return all versions, each at most 4 MiB
     * @throws UnprocessableException naming {@code user[image]}, if it is anything else, or damaged
     */
    public PreparedImage prepare(byte[] upload) {
        try (UploadedImage image = UploadedImage.open(upload)) {
            return new PreparedImage(ContentHash.of(upload), renditions(image));
        } catch (ImageRefusedException refused) {
            throw new UnprocessableException(PARAM, refused.getMessage());
        }
    }

    private List<Rendition> renditions(UploadedImage image) {
        int permits =
                Math.max(PERMITS_OF_A_CORE, (int) ((image.pixels() + PIXELS_OF_A_PERMIT - 1) / PIXELS_OF_A_PERMIT));
        memory.acquireUninterruptibly(permits);
        try {
            return renditions(image.decode());
        } catch (OutOfMemoryError smallHeap) {
            throw ImageRefusedException.tooLargeForMemory();
        } finally {
            memory.release(permits);
        }
    }

    private static List<Rendition> renditions(BufferedImage decoded) {
        List<Rendition> renditions = new ArrayList<>();
        BufferedImage picture = decoded;
        for (ImageVersion version : ImageVersion.values()) {
            picture = fit(picture, version.longestSide());
            renditions.add(new Rendition(version, JpegEncoder.encode(picture)));
        }
        return renditions;
    }

    /** By halves at first: each pixel counts then, and no second picture of the same size is needed. */
    private static BufferedImage fit(BufferedImage picture, int longestSide) {
        try {
            BufferedImage smaller = picture;
            while (longestSide(smaller) > 2L * longestSide) {
                smaller = Thumbnails.of(smaller)
                        .scale(0.5)
                        .resizer(Resizers.BILINEAR)
                        .asBufferedImage();
            }
            return longestSide(smaller) <= longestSide
                    ? smaller
                    : Thumbnails.of(smaller).size(longestSide, longestSide).asBufferedImage();
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
    }

    private static int longestSide(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }
}
