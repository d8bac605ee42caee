package io.matricula.users;

import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes people's passwords, as many at once as there are cores: hashing is slow by design, and more of it at once would
 * only slow everybody down. Never called inside a transaction.
 */
@Component
public class PasswordHasher {

    private final PasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder()));
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
            return encoder.encode(password);
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
}
