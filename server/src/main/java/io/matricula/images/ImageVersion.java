package io.matricula.images;

import java.util.Locale;

/** The sizes in which an image is kept, largest first. */
enum ImageVersion {
    ORIGINAL(Integer.MAX_VALUE),
    LARGE(600),
    MEDIUM(300),
    SMALL(150),
    MICRO(50);

    private final int longestSide;

    ImageVersion(int longestSide) {
        this.longestSide = longestSide;
    }

    /** In pixels, at most: no image is ever enlarged. */
    int longestSide() {
        return longestSide;
    }

    /** As it is stored. */
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a file name has before the login: nothing for the original. */
    String prefix() {
        return this == ORIGINAL ? "" : column() + "_";
    }
}
