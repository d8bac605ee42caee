package io.matricula.users;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** What a path calls a person by: "The user id or slug". */
final class UserName {

    /** Digits of a number that is sure to be an id. */
    private static final int LONGEST = 18;

    private UserName() {}

    /**
     * Finds somebody by either name.
     *
     * @param idOrLogin all digits are an id, as no login is all digits
     * @param byId finds by an id
     * @param byLogin finds by what may be a login
     * @return empty if there is nobody of that id or login
     */
    static <T> Optional<T> find(
            String idOrLogin, LongFunction<Optional<T>> byId, Function<String, Optional<T>> byLogin) {
        if (idOrLogin.matches("\\d+")) {
            return idOrLogin.length() > LONGEST ? Optional.empty() : byId.apply(Long.parseLong(idOrLogin));
        }
        // anything else is no login, and nothing that the column could be compared with
        boolean isAscii = StandardCharsets.US_ASCII.newEncoder().canEncode(idOrLogin);
        return isAscii ? byLogin.apply(idOrLogin) : Optional.empty();
    }
}
