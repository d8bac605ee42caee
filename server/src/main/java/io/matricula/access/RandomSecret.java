package io.matricula.access;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Makes identifiers and secrets of the form that existing clients know ({@code s-…}). */
final class RandomSecret {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private RandomSecret() {}

    /**
     * Makes a secret.
     *
     * @param prefix tells what it is
     * @return the prefix and 64 hexadecimal digits
     */
    static String of(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }
}
