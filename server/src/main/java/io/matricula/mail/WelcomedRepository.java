package io.matricula.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a welcome mail says. */
@Repository
class WelcomedRepository {

    private static final String FIND = """
            select coalesce(users.usual_first_name, users.first_name) name, users.login, users.email,
              coalesce(user_candidatures.email, users.email) personal_email, users.email_stop,
              coalesce(campus.name, 'Matricula') campus,
              coalesce(languages.identifier, cloud_users.language) language
            from users
              left join user_candidatures on user_candidatures.user_id = users.id
              join cloud_users on cloud_users.id = users.id
              left join campus on campus.id = users.primary_campus_id
              left join languages on languages.id = campus.language_id
            where users.id = :id
            """;

    private final JdbcClient jdbc;

    WelcomedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A person to be welcomed.
     *
     * @param name what they are called
     * @param login their login
     * @param email the address that others see
     * @param personalEmail where the mail goes
     * @param wantsNoMail whether they want no mails
     * @param campus the name of their campus, or of this server for people without one
     * @param language that of their campus, or their own without one
     */
    record Welcomed(
            String name,
            String login,
            String email,
            String personalEmail,
            boolean wantsNoMail,
            String campus,
            Locale language) {}

    Optional<Welcomed> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(WelcomedRepository::read).optional();
    }

    private static Welcomed read(ResultSet row, int number) throws SQLException {
        return new Welcomed(
                row.getString("name"),
                row.getString("login"),
                row.getString("email"),
                row.getString("personal_email"),
                row.getBoolean("email_stop"),
                row.getString("campus"),
                Locale.forLanguageTag(row.getString("language").replace('_', '-')));
    }
}
