package io.matricula.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageProcessingTest {

    /** JPEG does not keep a colour exactly. */
    private static final Offset<Integer> ABOUT = Offset.offset(6);

    private final ImageProcessing processing = new ImageProcessing();

    private List<BufferedImage> versions(byte[] upload) {
        return processing.prepare(upload).renditions().stream()
                .map(rendition -> Pictures.read(rendition.jpeg()))
                .toList();
    }

    private BufferedImage original(byte[] upload) {
        return versions(upload).get(0);
    }

    private static Dimension size(BufferedImage picture) {
        return new Dimension(picture.getWidth(), picture.getHeight());
    }

    private static void assertColor(BufferedImage picture, int x, int y, Color expected) {
        Color found = new Color(picture.getRGB(x, y));
        assertThat(found.getRed()).as("red at %d, %d", x, y).isCloseTo(expected.getRed(), ABOUT);
        assertThat(found.getGreen()).as("green at %d, %d", x, y).isCloseTo(expected.getGreen(), ABOUT);
        assertThat(found.getBlue()).as("blue at %d, %d", x, y).isCloseTo(expected.getBlue(), ABOUT);
    }

    /** The colours in the middle of the quarters. */
    private static void assertQuarters(BufferedImage picture, Color... expected) {
        for (int i = 0; i < expected.length; i++) {
            int x = picture.getWidth() / 4 + i % 2 * picture.getWidth() / 2;
            int y = picture.getHeight() / 4 + i / 2 * picture.getHeight() / 2;
            assertColor(picture, x, y, expected[i]);
        }
    }

    @Test
    void makesFourSmallerVersions() {
        assertThat(versions(Pictures.jpeg(Pictures.noise(1200, 800))))
                .extracting(ImageProcessingTest::size)
                .containsExactly(
                        new Dimension(1200, 800),
                        new Dimension(600, 400),
                        new Dimension(300, 200),
                        new Dimension(150, 100),
                        new Dimension(50, 33));
    }

    @Test
    void neverEnlarges() {
        assertThat(versions(Pictures.png(Pictures.noise(40, 200))))
                .extracting(ImageProcessingTest::size)
                .containsExactly(
                        new Dimension(40, 200),
                        new Dimension(40, 200),
                        new Dimension(40, 200),
                        new Dimension(30, 150),
                        new Dimension(10, 50));
    }

    @Test
    void keepsAtLeastOnePixelOfALine() {
        assertThat(versions(Pictures.png(Pictures.noise(8192, 1))))
                .extracting(ImageProcessingTest::size)
                .containsExactly(
                        new Dimension(8192, 1),
                        new Dimension(600, 1),
                        new Dimension(300, 1),
                        new Dimension(150, 1),
                        new Dimension(50, 1));
    }

    @Test
    void keepsTheColoursOfEveryVersion() {
        byte[] upload =
                Pictures.png(Pictures.quarters(1200, 1200, Color.RED, Color.GREEN, Color.BLUE, Color.DARK_GRAY));
        versions(upload)
                .forEach(version -> assertQuarters(version, Color.RED, Color.GREEN, Color.BLUE, Color.DARK_GRAY));
    }

    @Test
    void namesTheImageByWhatWasUploaded() {
        assertThat(processing
                        .prepare(Pictures.png(160, 160, Pictures.PNG_GREY, new byte[160]))
                        .hash())
                .isEqualTo(ContentHash.of(Pictures.png(160, 160, Pictures.PNG_GREY, new byte[160])))
                .matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 160, 80, RGBW",
        "2, 160, 80, GRWB",
        "3, 160, 80, WBGR",
        "4, 160, 80, BWRG",
        "5, 80, 160, RBGW",
        "6, 80, 160, BRWG",
        "7, 80, 160, WGBR",
        "8, 80, 160, GWRB"
    })
    void turnsWhatACameraTookUpright(int orientation, int width, int height, String quarters) {
        byte[] taken = Pictures.jpeg(Pictures.quarters(160, 80, Color.RED, Color.GREEN, Color.BLUE, Color.WHITE));
        BufferedImage upright = original(Pictures.withExif(taken, orientation));
        assertThat(size(upright)).isEqualTo(new Dimension(width, height));
        assertQuarters(upright, quarters.chars().mapToObj(c -> color((char) c)).toArray(Color[]::new));
    }

    private static Color color(char initial) {
        return switch (initial) {
            case 'R' -> Color.RED;
            case 'G' -> Color.GREEN;
            case 'B' -> Color.BLUE;
            default -> Color.WHITE;
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Exif",
                "Exif\0\0",
                "Exif\0\0II*\0\u0008\0\0\0\u0001\0",
                "Exif\0\0MM\0*\0\0\0\u0008\u007f\u007f\u0001\u0012"
            })
    void takesAPictureWithUnreadableExifAsItIs(String exif) {
        byte[] taken = Pictures.jpeg(Pictures.quarters(160, 80, Color.RED, Color.GREEN, Color.BLUE, Color.WHITE));
        byte[] upload = Pictures.withSegment(taken, 0xffe1, exif.getBytes(StandardCharsets.ISO_8859_1));
        assertQuarters(original(upload), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    @Test
    void takesAnOrientationThatDoesNotExistAsUpright() {
        byte[] taken = Pictures.jpeg(Pictures.quarters(160, 80, Color.RED, Color.GREEN, Color.BLUE, Color.WHITE));
        assertQuarters(original(Pictures.withExif(taken, 9)), Color.RED, Color.GREEN, Color.BLUE, Color.WHITE);
    }

    @Test
    void showsTheFirstFrameOfAnAnimation() {
        byte[] upload = Pictures.animatedGif(
                Pictures.plain(80, 60, Color.RED), Pictures.plain(80, 60, Color.BLUE), Pictures.noise(80, 60));
        versions(upload).forEach(version -> assertColor(version, 20, 20, Color.RED));
    }

    @Test
    void placesAFrameWhereItBelongsOnItsScreen() {
        byte[] upload = Pictures.gif(Pictures.plain(40, 40, Color.BLUE));
        int screen = 6;
        int frame = IntStream.range(0, upload.length)
                .filter(i -> upload[i] == 0x2c && upload[i + 5] == 40 && upload[i + 7] == 40)
                .findFirst()
                .orElseThrow();
        upload[screen] = 80;
        upload[screen + 2] = 80;
        upload[frame + 1] = 40;
        BufferedImage placed = original(upload);
        assertThat(size(placed)).isEqualTo(new Dimension(80, 80));
        assertQuarters(placed, Color.WHITE, Color.BLUE, Color.WHITE, Color.WHITE);
    }

    @Test
    void putsWhatIsTransparentOnWhite() {
        Color none = new Color(0, 0, 0, 0);
        Color halfRed = new Color(255, 0, 0, 128);
        byte[] upload = Pictures.png(Pictures.quarters(100, 100, none, Color.BLACK, halfRed, none));
        Color pink = new Color(255, 127, 127);
        assertQuarters(original(upload), Color.WHITE, Color.BLACK, pink, Color.WHITE);
    }

    @Test
    void putsTheTransparentColourOfAGifOnWhite() {
        Color none = new Color(0, 0, 0, 0);
        BufferedImage original = original(Pictures.gif(Pictures.quarters(100, 100, none, Color.RED, Color.BLUE, none)));
        assertQuarters(original, Color.WHITE, Color.RED, Color.BLUE, Color.WHITE);
    }

    @Test
    void convertsTheColoursOfPrinters() {
        BufferedImage converted = original(Pictures.cmykJpeg(90, 90, 0, 200, 200, 0));
        assertColor(converted, 45, 45, new Color(255, 55, 55));
        assertThat(converted.getRaster().getNumBands()).isEqualTo(3);
    }

    @Test
    void keepsTheLevelsOfGrey() {
        Color grey = new Color(128, 128, 128);
        BufferedImage jpeg = new BufferedImage(60, 60, BufferedImage.TYPE_BYTE_GRAY);
        IntStream.range(0, 3600).forEach(i -> jpeg.getRaster().setSample(i % 60, i / 60, 0, 128));
        BufferedImage deep = new BufferedImage(60, 60, BufferedImage.TYPE_USHORT_GRAY);
        IntStream.range(0, 3600).forEach(i -> deep.getRaster().setSample(i % 60, i / 60, 0, 128 << 8));
        assertColor(original(Pictures.png(Pictures.greyWithAlpha(60, 60, 128, 255))), 30, 30, grey);
        assertColor(original(Pictures.write(jpeg, "jpeg")), 30, 30, grey);
        assertColor(original(Pictures.png(jpeg)), 30, 30, grey);
        assertColor(original(Pictures.png(deep)), 30, 30, grey);
    }

    @Test
    void readsPalettes() {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_BINARY, Pictures.blackAndWhite());
        IntStream.range(0, 32 * 64).forEach(i -> picture.setRGB(i % 64, i / 64, 0xffffff));
        assertQuarters(original(Pictures.png(picture)), Color.WHITE, Color.WHITE, Color.BLACK, Color.BLACK);
    }

    @Test
    void joinsTheStripsOfALargeImage() {
        byte[] row = new byte[5000];
        Arrays.fill(row, (byte) 200);
        BufferedImage large = original(Pictures.png(5000, 5000, Pictures.PNG_GREY, row));
        assertThat(size(large)).isEqualTo(new Dimension(5000, 5000));
        Color grey = new Color(200, 200, 200);
        IntStream.iterate(0, y -> y < 5000, y -> y + 1).forEach(y -> assertColor(large, y, y, grey));
    }

    @Test
    void writesNothingButThePicture() {
        byte[] upload = Pictures.withExif(Pictures.jpeg(Pictures.noise(700, 500)), 6);
        for (Rendition rendition : processing.prepare(upload).renditions()) {
            byte[] jpeg = rendition.jpeg();
            assertThat(markersBeforeThePicture(jpeg)).containsOnly(0xffd8, 0xffe0, 0xffdb, 0xffc0, 0xffc4, 0xffda);
            assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "taken at home");
        }
    }

    private static List<Integer> markersBeforeThePicture(byte[] jpeg) {
        List<Integer> markers = new ArrayList<>();
        int at = 0;
        int marker = 0;
        while (marker != 0xffda) {
            marker = (jpeg[at] & 0xff) << 8 | jpeg[at + 1] & 0xff;
            markers.add(marker);
            at += marker == 0xffd8 ? 2 : 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
        }
        return markers;
    }

    @Test
    void hasNothingToDoWithoutAnImage() {
        assertThat(processing.prepare(null)).isNull();
    }
}
