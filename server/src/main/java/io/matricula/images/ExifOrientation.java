package io.matricula.images;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.util.List;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** How a camera was held (EXIF 2.3, tag 0x0112): where the first row and the first column of its picture belong. */
enum ExifOrientation {
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_RIGHT,
    BOTTOM_LEFT,
    LEFT_TOP,
    RIGHT_TOP,
    RIGHT_BOTTOM,
    LEFT_BOTTOM;

    /**
     * Reads the orientation of a JPEG.
     *
     * @param jpeg at its beginning
     * @return {@code TOP_LEFT} if it is not told, or not readable
     * @throws IOException if it is no JPEG
     */
    static ExifOrientation of(ImageInputStream jpeg) throws IOException {
        List<JPEGSegment> segments = JPEGSegmentUtil.readSegments(jpeg, JPEG.APP1, "Exif");
        if (segments.isEmpty()) {
            return TOP_LEFT;
        }
        try {
            Orientation told = ExifUtils.getOrientationFromExif(
                    segments.get(0).segmentData().readAllBytes());
            return told == null ? TOP_LEFT : valueOf(told.name());
        } catch (RuntimeException unreadable) {
            return TOP_LEFT;
        }
    }

    /** Whether width and height change places. */
    boolean isSideways() {
        return ordinal() >= LEFT_TOP.ordinal();
    }

    /**
     * Puts each pixel where it belongs.
     *
     * @param width of the picture as it is stored, in pixels
     * @param height of the same
     * @return a mirroring, a turn by quarters, or both
     */
    AffineTransform upright(int width, int height) {
        return switch (this) {
            case TOP_LEFT -> new AffineTransform();
            case TOP_RIGHT -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case BOTTOM_RIGHT -> new AffineTransform(-1, 0, 0, -1, width, height);
            case BOTTOM_LEFT -> new AffineTransform(1, 0, 0, -1, 0, height);
            case LEFT_TOP -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case RIGHT_TOP -> new AffineTransform(0, 1, -1, 0, height, 0);
            case RIGHT_BOTTOM -> new AffineTransform(0, -1, -1, 0, height, width);
            case LEFT_BOTTOM -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }
}
