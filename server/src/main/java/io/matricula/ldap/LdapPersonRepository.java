package io.matricula.ldap;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What an LDAP server is told of a person. */
@Repository
class LdapPersonRepository {

    private static final String FIND = """
            select login, first_name, last_name, email
            from users
            where id = :id
            """;

    private final JdbcClient jdbc;

    LdapPersonRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LdapPerson> find(long id) {
        return jdbc.sql(FIND)
                .param("id", id)
                .query((row, number) -> new LdapPerson(
                        row.getString("login"),
                        row.getString("first_name"),
                        row.getString("last_name"),
                        row.getString("email")))
                .optional();
    }
}
