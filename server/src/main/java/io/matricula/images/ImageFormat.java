package io.matricula.images;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files that people upload, told by how they begin: neither a name nor a content type is believed. */
enum ImageFormat {
    JPEG("ffd8ff"),
    PNG("89504e470d0a1a0a"),
    GIF("474946383761", "474946383961");

    private final List<byte[]> beginnings;

    ImageFormat(String... beginnings) {
        this.beginnings = Stream.of(beginnings).map(HexFormat.of()::parseHex).toList();
    }

    static Optional<ImageFormat> of(byte[] file) {
        return Stream.of(values()).filter(format -> format.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        return beginnings.stream()
                .anyMatch(beginning -> file.length > beginning.length
                        && Arrays.equals(beginning, Arrays.copyOf(file, beginning.length)));
    }
}
