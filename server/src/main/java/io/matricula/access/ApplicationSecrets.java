package io.matricula.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks secrets of applications. Spring knows one secret for a client, an application has up to two while one of them is
 * being rotated: both stand in the one text that Spring keeps, as {@code hash@millis hash@}, the end of validity left out
 * where there is none.
 */
@Component
class ApplicationSecrets implements PasswordEncoder {

    private final Clock clock;

    ApplicationSecrets(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes one secret of the text that Spring keeps.
     *
     * @param hash its hash
     * @param validUntil its end; null if it has none
     * @return the text, to be joined by spaces
     */
    static String stored(String hash, Instant validUntil) {
        return hash + "@" + (validUntil == null ? "" : validUntil.toEpochMilli());
    }

    @Override
    public String encode(CharSequence secret) {
        return stored(SecretHash.of(secret.toString()), null);
    }

    @Override
    public boolean matches(CharSequence secret, String stored) {
        return used(secret, stored).findAny().isPresent();
    }

    /**
     * When the secret that was used stops working.
     *
     * @param secret what the application sent
     * @param stored all its secrets
     * @return empty if it has no end
     */
    Optional<Instant> validUntil(CharSequence secret, String stored) {
        return used(secret, stored)
                .map(ApplicationSecrets::end)
                .max(Instant::compareTo)
                .filter(end -> end.isBefore(Instant.MAX));
    }

    private Stream<String> used(CharSequence secret, String stored) {
        byte[] sent = SecretHash.of(secret.toString()).getBytes(StandardCharsets.US_ASCII);
        Instant now = clock.instant();
        return Arrays.stream(stored.split(" "))
                .filter(one -> MessageDigest.isEqual(sent, hash(one)))
                .filter(one -> now.isBefore(end(one)));
    }

    private static byte[] hash(String stored) {
        return stored.substring(0, Math.max(0, stored.indexOf('@'))).getBytes(StandardCharsets.US_ASCII);
    }

    private static Instant end(String stored) {
        String millis = stored.substring(stored.indexOf('@') + 1);
        return millis.isEmpty() ? Instant.MAX : Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
