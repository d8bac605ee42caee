package io.matricula.signin;

import io.matricula.signin.SignInRepository.Account;
import io.matricula.users.PasswordHasher;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Decides who signs in: people who are active, by their login and password. */
@Component
class SignIn {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    /** Counted as one, as nobody is called so. */
    private static final String NOBODY = "-";

    private static final int IPV6_BYTES = 16;
    private static final int IPV6_NETWORK_BYTES = 8;

    private final SignInRepository people;
    private final PasswordHasher passwords;
    private final Attempts attempts;
    private final Supplier<String> hashOfNobody;

    SignIn(SignInRepository people, PasswordHasher passwords, Attempts attempts) {
        this.people = people;
        this.passwords = passwords;
        this.attempts = attempts;
        this.hashOfNobody = SingletonSupplier.of(() -> passwords.hash("nobody's password"));
    }

    /**
     * What became of an attempt.
     *
     * @param person the id of who has signed in; null if login and password do not belong together, or the person is
     *     not active
     * @param retryAfter how long to wait before the next attempt, as there were too many; null if there were not
     * @param message left for a person who is not active, told to nobody who does not know the password; null if none is
     */
    record Outcome(Long person, Duration retryAfter, String message) {}

    /**
     * Checks a login and a password. It takes as long for a login that nobody has.
     *
     * @param username as typed
     * @param password as typed
     * @param address where the attempt comes from
     * @return what became of it
     */
    Outcome attempt(String username, String password, String address) {
        String typed = username.strip().toLowerCase(Locale.ROOT);
        String login = LOGIN.matcher(typed).matches() ? typed : NOBODY;
        String network = network(address);
        Optional<Duration> wait = attempts.begin(login, network);
        if (wait.isPresent()) {
            return new Outcome(null, wait.get(), null);
        }
        Optional<Account> account = people.find(login);
        String hash = account.map(Account::passwordHash).orElseGet(hashOfNobody);
        if (!passwords.matches(password, hash) || account.isEmpty()) {
            return new Outcome(null, null, null);
        }
        if (!account.get().active()) {
            return new Outcome(null, null, account.get().message());
        }
        attempts.succeeded(login, network);
        return new Outcome(account.get().id(), null, null);
    }

    /** Whoever has one IPv6 address has a network of 2^64 of them. */
    private static String network(String address) {
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == IPV6_BYTES ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK_BYTES) : address;
        } catch (UnknownHostException notAnAddress) {
            return NOBODY;
        }
    }
}
