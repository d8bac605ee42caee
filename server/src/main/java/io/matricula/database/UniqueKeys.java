package io.matricula.database;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;

/** Which unique key refused a row. */
public final class UniqueKeys {

    // Duplicate entry 'it''s' for key 'users_login' (MariaDB), ... for key 'users.users_login' (MySQL): the last quotes
    // hold the key in every language of the database, and what was entered may hold quotes itself
    private static final Pattern LAST_QUOTED = Pattern.compile("'(?:[^'.]*\\.)?([^'.]+)'[^']*$");

    private UniqueKeys() {}

    /**
     * @return the name of the key as the migrations write it ({@code users_login}), {@code PRIMARY} for a primary key;
     *     empty if the database's message names none
     */
    public static Optional<String> violated(DuplicateKeyException refusal) {
        String message = refusal.getMostSpecificCause().getMessage();
        Matcher key = LAST_QUOTED.matcher(message == null ? "" : message);
        return key.find() ? Optional.of(key.group(1)) : Optional.empty();
    }
}
