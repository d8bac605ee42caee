package io.matricula.images;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.WritableRaster;

/** The grey levels of image files. */
final class GreyLevels {

    private static final int[] GREY = {0, 0, 0};
    private static final int[] GREY_AND_ALPHA = {0, 0, 0, 1};

    private GreyLevels() {}

    /**
     * Takes the grey levels of a picture as those of sRGB, as everybody who writes such files does. Java takes them as
     * amounts of light, and would draw the picture too bright.
     *
     * @param decoded any picture
     * @return the same, sharing its pixels; a picture that is not grey as it is
     */
    static BufferedImage asSeen(BufferedImage decoded) {
        ColorModel colors = decoded.getColorModel();
        boolean isGrey =
                colors instanceof ComponentColorModel && colors.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
        if (!isGrey) {
            return decoded;
        }
        WritableRaster levels = decoded.getRaster();
        WritableRaster rgb = levels.createWritableChild(
                0, 0, levels.getWidth(), levels.getHeight(), 0, 0, colors.hasAlpha() ? GREY_AND_ALPHA : GREY);
        ColorModel sRgb = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                colors.hasAlpha(),
                colors.isAlphaPremultiplied(),
                colors.hasAlpha() ? Transparency.TRANSLUCENT : Transparency.OPAQUE,
                levels.getTransferType());
        return new BufferedImage(sRgb, rgb, colors.isAlphaPremultiplied(), null);
    }
}
