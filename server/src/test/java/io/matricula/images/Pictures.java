package io.matricula.images;

import com.twelvemonkeys.imageio.color.ColorSpaces;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Image files, made by the same code in every run. */
final class Pictures {

    static final int PNG_GREY = 0;
    static final int PNG_RGB = 2;
    static final int PNG_PALETTE = 3;

    private static final int SOI = 2;

    private Pictures() {}

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] file(Writing writing) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(file)) {
            writing.to(out);
        } catch (IOException notInMemory) {
            throw new UncheckedIOException(notInMemory);
        }
        return file.toByteArray();
    }

    /** Noise, which no format makes small: 60 by 60 pixels are already large enough to be uploaded. */
    static BufferedImage noise(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(42);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        return picture;
    }

    /** Four quarters: top left, top right, bottom left, bottom right. */
    static BufferedImage quarters(int width, int height, Color... colors) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
        Graphics2D graphics = picture.createGraphics();
        for (int i = 0; i < colors.length; i++) {
            graphics.setColor(colors[i]);
            graphics.fillRect(i % 2 * width / 2, i / 2 * height / 2, width / 2, height / 2);
        }
        graphics.dispose();
        return picture;
    }

    static BufferedImage plain(int width, int height, Color color) {
        return quarters(width, height, color, color, color, color);
    }

    static BufferedImage withoutAlpha(BufferedImage picture) {
        BufferedImage opaque = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = opaque.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return opaque;
    }

    static byte[] write(BufferedImage picture, String format) {
        return file(out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
            try (ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(output);
                writer.write(picture);
            } finally {
                writer.dispose();
            }
        });
    }

    static byte[] png(BufferedImage picture) {
        return write(picture, "png");
    }

    static byte[] jpeg(BufferedImage picture) {
        return write(withoutAlpha(picture), "jpeg");
    }

    static byte[] gif(BufferedImage picture) {
        return write(picture, "gif");
    }

    static BufferedImage read(byte[] file) {
        try {
            return ImageIO.read(new ByteArrayInputStream(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Frames that follow each other after a tenth of a second. */
    static byte[] animatedGif(BufferedImage... frames) {
        return file(out -> {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            try (ImageOutputStream output = new MemoryCacheImageOutputStream(out)) {
                writer.setOutput(output);
                writer.prepareWriteSequence(null);
                for (BufferedImage frame : frames) {
                    writer.writeToSequence(new IIOImage(frame, null, delayed(writer, frame)), null);
                }
                writer.endWriteSequence();
            } finally {
                writer.dispose();
            }
        });
    }

    private static IIOMetadata delayed(ImageWriter writer, BufferedImage frame) throws IOException {
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(frame), null);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", "10");
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_gif_image_1.0");
        root.appendChild(control);
        metadata.mergeTree("javax_imageio_gif_image_1.0", root);
        return metadata;
    }

    /** Of one colour, in cyan, magenta, yellow and black, as printers have it; without a profile. */
    static byte[] cmykJpeg(int width, int height, int... ink) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, ink);
            }
        }
        ComponentColorModel colors = new ComponentColorModel(
                ColorSpaces.getColorSpace(ColorSpaces.CS_GENERIC_CMYK),
                false,
                false,
                Transparency.OPAQUE,
                DataBuffer.TYPE_BYTE);
        return write(new BufferedImage(colors, raster, false, null), "jpeg");
    }

    /** Of one level of grey and one of alpha. */
    static BufferedImage greyWithAlpha(int width, int height, int grey, int alpha) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 2, null);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                raster.setPixel(x, y, new int[] {grey, alpha});
            }
        }
        ComponentColorModel colors = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE);
        return new BufferedImage(colors, raster, false, null);
    }

    /** With a segment of EXIF that holds nothing but an orientation, 1 to 8, and one that holds a comment. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        byte[] exif = file(out -> {
            out.writeBytes("Exif\0\0MM\0*");
            out.writeInt(8);
            out.writeShort(1);
            out.writeShort(0x0112);
            out.writeShort(3);
            out.writeInt(1);
            out.writeShort(orientation);
            out.writeShort(0);
            out.writeInt(0);
        });
        byte[] comment = "taken at home".getBytes(StandardCharsets.US_ASCII);
        return withSegment(withSegment(jpeg, 0xfffe, comment), 0xffe1, exif);
    }

    /** With a segment right after the start of the file. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
        return file(out -> {
            out.write(jpeg, 0, SOI);
            out.writeShort(marker);
            out.writeShort(content.length + Short.BYTES);
            out.write(content);
            out.write(jpeg, SOI, jpeg.length - SOI);
        });
    }

    /** A whole PNG file: 8 bits for each sample; every row of pixels is the same. */
    static byte[] png(int width, int height, int colorType, byte[] row, byte[]... chunksBefore) {
        return file(out -> {
            out.writeLong(0x89504e470d0a1a0aL);
            out.write(chunk(
                    "IHDR",
                    ByteBuffer.allocate(13)
                            .putInt(width)
                            .putInt(height)
                            .put((byte) 8)
                            .put((byte) colorType)
                            .array()));
            for (byte[] chunk : chunksBefore) {
                out.write(chunk);
            }
            out.write(chunk("IDAT", deflated(rows -> {
                byte[] sameAsAbove = new byte[1 + row.length];
                sameAsAbove[0] = 2;
                rows.write(0);
                rows.write(row);
                for (int y = 1; y < height; y++) {
                    rows.write(sameAsAbove);
                }
            })));
            out.write(chunk("IEND", new byte[0]));
        });
    }

    /** The beginning of a PNG file: a header with that size, and {@code length} bytes in all. */
    static byte[] pngThatClaims(int width, int height, int length) {
        byte[] small = png(width, 1, PNG_RGB, new byte[3 * 64]);
        return ByteBuffer.allocate(length)
                .put(small)
                .putInt(16, width)
                .putInt(20, height)
                .array();
    }

    static byte[] chunk(String type, byte[] content) {
        return file(out -> {
            CRC32 checksum = new CRC32();
            checksum.update(type.getBytes(StandardCharsets.US_ASCII));
            checksum.update(content);
            out.writeInt(content.length);
            out.writeBytes(type);
            out.write(content);
            out.writeInt((int) checksum.getValue());
        });
    }

    /** A compressed text of so many blanks. */
    static byte[] compressedText(int length) {
        byte[] deflated = deflated(out -> out.writeBytes(" ".repeat(length)));
        return chunk("zTXt", file(out -> {
            out.writeBytes("Comment\0\0");
            out.write(deflated);
        }));
    }

    private static byte[] deflated(Writing writing) {
        return file(out -> {
            try (DataOutputStream deflating = new DataOutputStream(new DeflaterOutputStream(out))) {
                writing.to(deflating);
            }
        });
    }

    /** Two colours of a palette, black and white. */
    static IndexColorModel blackAndWhite() {
        byte[] levels = {0, (byte) 255};
        return new IndexColorModel(1, 2, levels, levels, levels);
    }
}
