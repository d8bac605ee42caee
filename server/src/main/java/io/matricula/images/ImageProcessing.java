package io.matricula.images;

import io.matricula.http.UnprocessableException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

    /** Pixels that a permit stands for; all permits together are one image of the largest size. */
    private static final int PIXELS_OF_A_PERMIT = 1024 * 1024;

    private static final int PERMITS = UploadedImage.MAX_SIDE * UploadedImage.MAX_SIDE / PIXELS_OF_A_PERMIT;
    private static final int PERMITS_OF_A_CORE =
            Math.max(1, PERMITS / Runtime.getRuntime().availableProcessors());

    private final Semaphore memory = new Semaphore(PERMITS, true);

    /**
     * What kind of image a file is, told by how it begins.
     *
     * @param file any bytes
     * @return {@code image/jpeg}, {@code image/png} or {@code image/gif}; empty if it is none of these
     */
    public static Optional<String> mimeType(byte[] file) {
        return ImageFormat.of(file).map(format -> "image/" + format.name().toLowerCase(Locale.ROOT));
    }

    /**
     * Makes an uploaded image ready to be stored: in its own size and in four smaller ones, upright, in sRGB, of an
     * animation the first frame, on white where it is transparent. Takes up to seconds: never inside a transaction.
     *
     * @param upload a JPEG, PNG or GIF file of at most 8,192 by 8,192 pixels; null for none
     * @return all versions, each at most 4 MiB; null for none
     * @throws UnprocessableException naming {@code user[image]}, if it is anything else, or damaged
     */
    public PreparedImage prepare(byte[] upload) {
        if (upload == null) {
            return null;
        }
        try (UploadedImage image = UploadedImage.open(upload)) {
            return new PreparedImage(ContentHash.of(upload), renditions(image));
        } catch (ImageRefusedException refused) {
            throw new UnprocessableException(ImageRules.PARAM, refused.getMessage());
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
