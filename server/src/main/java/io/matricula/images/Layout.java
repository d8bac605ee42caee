package io.matricula.images;

import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;

/**
 * Where the pixels of a file belong, as its header tells.
 *
 * @param stored how many pixels are stored
 * @param canvas how many pixels the picture has
 * @param placing from a stored pixel to its place on the canvas; a translation, a mirroring, a turn by quarters
 */
record Layout(Dimension stored, Dimension canvas, AffineTransform placing) {

    private static final int GIF_SCREEN_WIDTH = 6;
    private static final int GIF_SCREEN_HEIGHT = 8;

    static Layout plain(ImageReader reader) throws IOException {
        Dimension stored = new Dimension(reader.getWidth(0), reader.getHeight(0));
        return new Layout(stored, stored, new AffineTransform());
    }

    static Layout ofJpeg(ImageReader reader, ImageInputStream file) throws IOException {
        ExifOrientation orientation = ExifOrientation.of(file);
        Dimension stored = plain(reader).stored;
        Dimension canvas = orientation.isSideways() ? new Dimension(stored.height, stored.width) : stored;
        return new Layout(stored, canvas, orientation.upright(stored.width, stored.height));
    }

    /** The first frame may cover a part of the screen only. Some files tell a screen that is too small, or none. */
    static Layout ofGif(ImageReader reader, byte[] file) throws IOException {
        IIOMetadataNode metadata =
                (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
        IIOMetadataNode descriptor = (IIOMetadataNode)
                metadata.getElementsByTagName("ImageDescriptor").item(0);
        Rectangle frame = new Rectangle(
                Integer.parseInt(descriptor.getAttribute("imageLeftPosition")),
                Integer.parseInt(descriptor.getAttribute("imageTopPosition")),
                Integer.parseInt(descriptor.getAttribute("imageWidth")),
                Integer.parseInt(descriptor.getAttribute("imageHeight")));
        ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Rectangle screen = new Rectangle(
                Short.toUnsignedInt(header.getShort(GIF_SCREEN_WIDTH)),
                Short.toUnsignedInt(header.getShort(GIF_SCREEN_HEIGHT)));
        return new Layout(
                frame.getSize(),
                new Dimension(
                        Math.max(screen.width, frame.x + frame.width), Math.max(screen.height, frame.y + frame.height)),
                AffineTransform.getTranslateInstance(frame.x, frame.y));
    }
}
