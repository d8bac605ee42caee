package io.matricula.learningcloud;

import io.matricula.database.Inserts;
import io.matricula.database.RowChanges;
import io.matricula.database.WrittenRow;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What these web services write in the rows that they share with the Intra API. */
@Repository
class ManagementUserRepository {

    private static final String TAKEN = """
            select 'username' taken from users where login = :login and id <> :self
            union all
            select 'email' from claimed_addresses where address = :address and user_id <> :self
            union all
            select 'externalId' from cloud_users where external_id = :external_id and id <> :self
            """;

    private static final String DELETE = "delete from users where id = :id";

    private final JdbcClient jdbc;

    ManagementUserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts the row of a person who has neither a campus nor a candidature.
     *
     * @param person columns of {@code users}
     * @return the new id
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     */
    long insert(RowChanges person) {
        return Inserts.id(person.insert(jdbc, "users"));
    }

    /**
     * Changes the row of a person.
     *
     * @param id who
     * @param changes columns of {@code users}, at least one
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     */
    void update(long id, RowChanges changes) {
        changes.update(jdbc, "users", id);
    }

    /**
     * Tells what somebody else has.
     *
     * @param self who asks; 0 for a person who is not stored yet
     * @param login in lower case
     * @param address as it is compared
     * @param externalId null for none
     * @return any of username, email and externalId
     */
    List<String> takenOf(long self, String login, String address, String externalId) {
        return jdbc.sql(TAKEN)
                .param("self", self)
                .param("login", login)
                .param("address", address)
                .param("external_id", externalId)
                .query(String.class)
                .list();
    }

    /**
     * Deletes a person with every row that belongs to them: each refers to the person and goes along.
     *
     * @param id who
     */
    void delete(long id) {
        WrittenRow.note(id);
        jdbc.sql(DELETE).param("id", id).update();
    }
}
