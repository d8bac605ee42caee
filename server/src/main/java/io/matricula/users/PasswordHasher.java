package io.matricula.users;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes people's passwords, as many at once as there are cores: hashing is slow by design, and more of it at once would
 * only slow everybody down. Never called inside a transaction.
 */
@Component
public class PasswordHasher {

    /** What bcrypt reads of a password, in bytes; longer ones are not cut but hashed with PBKDF2. */
    private static final int BCRYPT_BYTES = 72;

    private static final PasswordEncoder BCRYPT = new BCryptPasswordEncoder();
    private static final PasswordEncoder PBKDF2 = Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();

    private final PasswordEncoder encoder = encoder("bcrypt");
    private final PasswordEncoder encoderOfLong = encoder("pbkdf2");
    private final Semaphore cores = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    /**
     * Hashes a password.
     *
     * @param password as given; null for none
     * @return the hash with the name of its algorithm in front; null for none
     */
    public String hash(String password) {
        if (password == null) {
            return null;
        }
        cores.acquireUninterruptibly();
        try {
            boolean isLong = password.getBytes(StandardCharsets.UTF_8).length > BCRYPT_BYTES;
            return (isLong ? encoderOfLong : encoder).encode(password);
        } finally {
            cores.release();
        }
    }

    /**
     * Checks a password.
     *
     * @param password as typed
     * @param hash what {@link #hash} gave; null never matches
     * @return true if it is the one that was hashed
     */
    public boolean matches(String password, String hash) {
        cores.acquireUninterruptibly();
        try {
            return hash != null && encoder.matches(password, hash);
        } finally {
            cores.release();
        }
    }

    private static PasswordEncoder encoder(String algorithm) {
        return new DelegatingPasswordEncoder(algorithm, Map.of("bcrypt", BCRYPT, "pbkdf2", PBKDF2));
    }

    /** How many threads wait for a core. */
    int waiting() {
        return cores.getQueueLength();
    }
}
