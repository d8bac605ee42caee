package io.matricula.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.matricula.http.FieldErrors;
import io.matricula.http.UnprocessableException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageRefusalsTest {

    private static final String OF_ANOTHER_KIND = "Image must be a JPEG, PNG or GIF image";
    private static final String TOO_LARGE = "Image must be at most 8192 x 8192 pixels";
    private static final String DAMAGED = "Image is damaged and cannot be read";
    private static final String TOO_DETAILED = "Image has too many details for its size in pixels";
    private static final long MEBIBYTE = 1024 * 1024;

    private final ImageProcessing processing = new ImageProcessing();

    private void assertRefused(byte[] upload, String sentence) {
        assertThatThrownBy(() -> processing.prepare(upload))
                .isInstanceOf(UnprocessableException.class)
                .hasMessage(sentence);
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static byte[] text(String beginning) {
        return (beginning + "x".repeat(5000)).getBytes(StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "BM",
                "RIFF\0\0\0\0WEBPVP8 ",
                "GIF88a",
                "\u0089PNG"
            })
    void refusesWhatIsNotAnImageOfTheThreeKinds(String beginning) {
        assertRefused(text(beginning), OF_ANOTHER_KIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF89a", "GIF87a", "\u00ff\u00d8\u00ff\u00e0", "\u0089PNG\r\n\u001a\n"})
    void refusesWhatOnlyBeginsLikeAnImage(String beginning) {
        assertRefused(text(beginning), DAMAGED);
    }

    @Test
    void refusesAPngThatCallsItselfAGif() {
        byte[] upload = Pictures.png(Pictures.noise(60, 60));
        System.arraycopy("GIF89a".getBytes(StandardCharsets.US_ASCII), 0, upload, 0, 6);
        assertRefused(upload, DAMAGED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void refusesAFileThatWasCut(String format) {
        byte[] whole = Pictures.write(Pictures.noise(100, 100), format);
        assertRefused(Arrays.copyOf(whole, whole.length / 2), DAMAGED);
        assertRefused(Arrays.copyOf(whole, whole.length * 9 / 10), DAMAGED);
    }

    @Test
    void neverFailsOtherwiseOnADamagedFile() {
        Random random = new Random(7);
        for (String format : List.of("jpeg", "png", "gif")) {
            byte[] whole = Pictures.write(Pictures.noise(60, 60), format);
            for (int i = 0; i < 200; i++) {
                byte[] damaged = whole.clone();
                random.ints(1 + i % 5, 0, Math.min(damaged.length, 20 * (1 + i)))
                        .forEach(at -> damaged[at] = (byte) random.nextInt());
                assertPreparedOrRefused(damaged);
            }
        }
    }

    private void assertPreparedOrRefused(byte[] upload) {
        try {
            assertThat(processing.prepare(upload).renditions()).hasSize(5);
        } catch (UnprocessableException refused) {
            assertThat(refused).hasMessageStartingWith("Image ");
        }
    }

    @Test
    void refusesAPngBombByItsHeader() {
        byte[] bomb = Pictures.pngThatClaims(30_000, 30_000, 4096);
        assertRefused(bomb, TOO_LARGE);
        assertThat(allocatedBy(() -> assertRefused(bomb, TOO_LARGE))).isLessThan(MEBIBYTE);
    }

    @Test
    void refusesAGifBombByItsHeader() {
        byte[] bomb = Pictures.gif(Pictures.noise(60, 60));
        ByteBuffer.wrap(bomb).order(ByteOrder.LITTLE_ENDIAN).putShort(6, (short) 60_000);
        assertRefused(bomb, TOO_LARGE);
        assertThat(allocatedBy(() -> assertRefused(bomb, TOO_LARGE))).isLessThan(MEBIBYTE);
    }

    @Test
    void refusesAJpegBombByItsHeader() {
        byte[] bomb = Pictures.jpeg(Pictures.noise(60, 60));
        int frame = new String(bomb, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        ByteBuffer.wrap(bomb).putShort(frame + 5, (short) 30_000);
        assertRefused(bomb, TOO_LARGE);
        assertThat(allocatedBy(() -> assertRefused(bomb, TOO_LARGE))).isLessThan(MEBIBYTE);
    }

    @Test
    void takesTheLargestSizeButNoPixelMore() {
        assertThat(processing
                        .prepare(Pictures.png(8192, 2, Pictures.PNG_GREY, new byte[8192]))
                        .renditions())
                .hasSize(5);
        assertRefused(Pictures.png(8193, 2, Pictures.PNG_GREY, new byte[8193]), TOO_LARGE);
        assertRefused(Pictures.png(2, 8193, Pictures.PNG_GREY, new byte[2]), TOO_LARGE);
    }

    @Test
    void inflatesNoTextsThatHideInAPalettePng() {
        byte[][] texts =
                Collections.nCopies(1000, Pictures.compressedText(250_000)).toArray(byte[][]::new);
        texts[0] = Pictures.chunk("PLTE", new byte[] {0, 0, 0, 1, 1, 1});
        byte[] upload = Pictures.png(64, 64, Pictures.PNG_PALETTE, new byte[64], texts);
        assertThat(allocatedBy(() -> processing.prepare(upload))).isLessThan(20 * MEBIBYTE);
    }

    @Test
    void refusesAJpegThatIsPaintedOverAndOver() {
        byte[] jpeg = Pictures.jpeg(Pictures.noise(60, 60));
        ByteBuffer bomb = ByteBuffer.allocate(jpeg.length + 1000).put(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 499; i++) {
            bomb.putShort((short) 0xffda);
        }
        assertRefused(bomb.putShort((short) 0xffd9).array(), TOO_DETAILED);
    }

    @Test
    void refusesASmallFileThatWouldBecomeAHugeJpeg() {
        byte[] row = new byte[3 * 6000];
        new Random(3).nextBytes(row);
        byte[] bomb = Pictures.png(6000, 6000, Pictures.PNG_RGB, row);
        assertThat(bomb.length).isLessThan(300_000);
        assertRefused(bomb, TOO_DETAILED);
    }

    @Test
    void notesWhatTheHeaderTellsBesideOtherErrors() {
        FieldErrors errors = new FieldErrors().add("user[email]", "is invalid");
        ImageRules.check(Pictures.pngThatClaims(9000, 9000, 4096), errors);
        assertThat(errors.asMap())
                .isEqualTo(Map.of(
                        "user[email]", List.of("is invalid"),
                        "user[image]", List.of("must be at most 8192 x 8192 pixels")));
    }

    @Test
    void leavesALengthThatTheSchemaRefusesToTheSchema() {
        FieldErrors errors = new FieldErrors();
        ImageRules.check(new byte[3071], errors);
        ImageRules.check(new byte[1_048_577], errors);
        ImageRules.check(null, errors);
        assertThat(errors.asMap()).isEmpty();
    }

    @Test
    void notesNothingOfAGoodImage() {
        FieldErrors errors = new FieldErrors();
        ImageRules.check(Pictures.png(Pictures.noise(60, 60)), errors);
        assertThat(errors.asMap()).isEmpty();
    }
}
