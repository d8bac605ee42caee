package io.matricula.signin;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is asked of a person who signs in. */
@Repository
class SignInRepository {

    private static final String FIND = """
            select users.id, users.password_hash, users.active, cloud_users.deactivation_message
            from users
              left join cloud_users on cloud_users.id = users.id
            where users.login = :login
            """;

    private final JdbcClient jdbc;

    SignInRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person who may sign in, or not.
     *
     * @param id the id
     * @param passwordHash null without a password
     * @param active whether the person may do anything
     * @param message what a person who may not is told; null for nothing in particular
     */
    record Account(long id, String passwordHash, boolean active, String message) {}

    Optional<Account> find(String login) {
        return jdbc.sql(FIND)
                .param("login", login)
                .query((row, number) -> new Account(
                        row.getLong("id"),
                        row.getString("password_hash"),
                        row.getBoolean("active"),
                        row.getString("deactivation_message")))
                .optional();
    }
}
