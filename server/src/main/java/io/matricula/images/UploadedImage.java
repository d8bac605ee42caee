package io.matricula.images;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** A file that somebody uploaded as an image, read as far as its header. Nothing that it tells is believed. */
final class UploadedImage implements AutoCloseable {

    /** In pixels. */
    static final int MAX_SIDE = 8192;

    /** Cameras and editors write about ten; each costs as much to decode as a whole picture. */
    private static final int MAX_SCANS = 50;

    /** Decoded at once, at up to eight bytes each. A larger picture comes in strips, each decoded from its start. */
    private static final int PIXELS_OF_A_STRIP = 16 * 1024 * 1024;

    private final ImageReader reader;
    private final Layout layout;

    private UploadedImage(ImageReader reader, Layout layout) {
        this.reader = reader;
        this.layout = layout;
    }

    /**
     * Opens an image without decoding it.
     *
     * @param file what was uploaded
     * @return to be closed
     * @throws ImageRefusedException if it is not an image, or has too many pixels
     */
    static UploadedImage open(byte[] file) {
        ImageFormat format = ImageFormat.of(file).orElseThrow(ImageRefusedException::ofAnotherKind);
        ImageReader reader = ImageIO.getImageReadersByFormatName(format.name()).next();
        try {
            UploadedImage image = new UploadedImage(reader, layout(format, reader, file));
            image.refuseIfTooLarge();
            return image;
        } catch (ImageRefusedException refused) {
            reader.dispose();
            throw refused;
        } catch (IOException | RuntimeException unreadable) {
            reader.dispose();
            throw ImageRefusedException.damaged();
        }
    }

    private static Layout layout(ImageFormat format, ImageReader reader, byte[] file) throws IOException {
        // metadata can hold compressed texts without number, so only those of a GIF are read: they place its frames
        reader.setInput(stream(file), false, format != ImageFormat.GIF);
        switch (format) {
            case JPEG -> {
                refuseIfCutOrCostly(file);
                return Layout.ofJpeg(reader, stream(file));
            }
            case GIF -> {
                reader.addIIOReadWarningListener((source, impossibleCode) -> {
                    throw ImageRefusedException.damaged();
                });
                return Layout.ofGif(reader, file);
            }
            default -> {
                return Layout.plain(reader);
            }
        }
    }

    private static ImageInputStream stream(byte[] file) {
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
    }

    /** Within the picture data 0xFF is followed by 0, so its markers can be counted without decoding anything. */
    private static void refuseIfCutOrCostly(byte[] jpeg) throws IOException {
        ImageInputStream stream = stream(jpeg);
        boolean isLossless =
                !JPEGSegmentUtil.readSegments(stream, JPEG.SOF3, null).isEmpty();
        int scans = 1;
        boolean hasEnd = false;
        for (int i = (int) stream.getStreamPosition() + 1; i < jpeg.length; i++) {
            int marker = (jpeg[i - 1] & 0xff) << Byte.SIZE | jpeg[i] & 0xff;
            scans += marker == JPEG.SOS ? 1 : 0;
            hasEnd |= marker == JPEG.EOI;
        }
        if (!hasEnd) {
            throw ImageRefusedException.damaged();
        }
        if (isLossless || scans > MAX_SCANS) {
            throw ImageRefusedException.tooDetailed();
        }
    }

    private void refuseIfTooLarge() {
        if (isTooLarge(layout.stored()) || isTooLarge(layout.canvas())) {
            throw ImageRefusedException.tooLarge();
        }
    }

    private static boolean isTooLarge(Dimension pixels) {
        return pixels.width > MAX_SIDE || pixels.height > MAX_SIDE;
    }

    long pixels() {
        return (long) layout.canvas().width * layout.canvas().height;
    }

    /**
     * Decodes the image, the first frame of an animation.
     *
     * @return upright, in sRGB, on white where it was transparent
     * @throws ImageRefusedException if it cannot be decoded to its end
     */
    BufferedImage decode() {
        try {
            return draw();
        } catch (IOException | RuntimeException unreadable) {
            if (unreadable.getCause() instanceof OutOfMemoryError ofTheReader) {
                throw ofTheReader;
            }
            throw ImageRefusedException.damaged();
        }
    }

    private BufferedImage draw() throws IOException {
        BufferedImage canvas =
                new BufferedImage(layout.canvas().width, layout.canvas().height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = canvas.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
            graphics.transform(layout.placing());
            Dimension stored = layout.stored();
            int rows = Math.max(1, PIXELS_OF_A_STRIP / stored.width);
            for (int y = 0; y < stored.height; y += rows) {
                graphics.drawImage(
                        strip(new Rectangle(0, y, stored.width, Math.min(rows, stored.height - y))), 0, y, null);
            }
            return canvas;
        } finally {
            graphics.dispose();
        }
    }

    private BufferedImage strip(Rectangle region) throws IOException {
        ImageReadParam only = reader.getDefaultReadParam();
        only.setSourceRegion(region);
        return GreyLevels.asSeen(reader.read(0, only));
    }

    @Override
    public void close() {
        reader.dispose();
    }
}
