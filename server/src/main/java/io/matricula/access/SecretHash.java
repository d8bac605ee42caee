package io.matricula.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How secrets of applications and tokens of learningCloud are kept. They are made by this server from 256 random bits,
 * so that nobody can try them out, and a plain SHA-256 is as good as a slow salted hash; it costs a token request a
 * microsecond instead of a tenth of a second. People's passwords are another matter and are hashed elsewhere.
 */
final class SecretHash {

    private SecretHash() {}

    /**
     * Hashes a secret.
     *
     * @param secret what the caller sent, or what was made
     * @return 64 hexadecimal digits
     */
    static String of(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
