package io.matricula.users;

import io.matricula.database.Inserts;
import io.matricula.database.RowChanges;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserRepository {

    private static final String TAKEN = """
            select login taken from users where login in (:logins)
            union all
            select address from claimed_addresses where address in (:addresses)
            """;

    private static final String INSERT = """
            insert into users (login, email, first_name, last_name, usual_first_name, password_hash, pool_year,
              pool_month, kind, status, email_stop, image_hash, primary_campus_id, created_at, updated_at)
            values (:login, :email, :first_name, :last_name, :usual_first_name, :password_hash, :pool_year,
              :pool_month, :kind, :status, :email_stop, :image_hash, :primary_campus_id, :now, :now)
            """;

    private static final String COLUMNS = """
            select id, login, email, first_name, last_name, usual_first_name, pool_year, pool_month, kind, status, phone,
              location, image_hash, staff, active, correction_point, wallet, anonymize_date, data_erasure_date,
              alumnized_at, primary_campus_id, created_at, updated_at
            from users
            """;

    private static final String FIND_BY_ID = COLUMNS + "where id = :id";

    private static final String FIND_ALL = COLUMNS + "where id in (:ids)";

    private static final String LOCK = COLUMNS + "where id = :id for update";

    private static final String FIND_BY_LOGIN = COLUMNS + "where login = :login";

    private final JdbcClient jdbc;

    UserRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells which logins and addresses somebody has.
     *
     * @param logins in lower case
     * @param addresses as they are compared
     * @return those that are taken
     */
    Set<String> takenOf(Collection<String> logins, Collection<String> addresses) {
        // an empty list is no SQL, and no address is empty
        return new HashSet<>(jdbc.sql(TAKEN)
                .param("logins", logins)
                .param("addresses", addresses.isEmpty() ? List.of("") : addresses)
                .query(String.class)
                .list());
    }

    /**
     * Inserts the row of a person.
     *
     * @param user valid
     * @return the new id
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     */
    long insert(NewUser user) {
        return Inserts.id(jdbc.sql(INSERT).params(user.columns()));
    }

    Optional<StoredUser> find(String idOrLogin) {
        if (idOrLogin.matches("\\d+")) {
            return idOrLogin.length() > 18 ? Optional.empty() : find(Long.parseLong(idOrLogin));
        }
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(idOrLogin)) {
            // no login, and nothing that the column could be compared with
            return Optional.empty();
        }
        return jdbc.sql(FIND_BY_LOGIN)
                .param("login", idOrLogin)
                .query(StoredUser::read)
                .optional();
    }

    Optional<StoredUser> find(long id) {
        return jdbc.sql(FIND_BY_ID).param("id", id).query(StoredUser::read).optional();
    }

    /**
     * Finds a person and keeps others from changing them until the transaction ends.
     *
     * @param id who
     * @return the row as it is now
     */
    Optional<StoredUser> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(StoredUser::read).optional();
    }

    /**
     * Changes the row of a person.
     *
     * @param id who
     * @param changes at least one column
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     */
    void update(long id, RowChanges changes) {
        changes.update(jdbc, "users", id);
    }

    /**
     * Finds people.
     *
     * @param ids at least one
     * @return those that there are, in any order
     */
    List<StoredUser> findAll(Collection<Long> ids) {
        return jdbc.sql(FIND_ALL).param("ids", ids).query(StoredUser::read).list();
    }
}
