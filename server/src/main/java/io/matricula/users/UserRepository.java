package io.matricula.users;

import io.matricula.database.Inserts;
import io.matricula.database.RowChanges;
import io.matricula.database.WaitingWrites;
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

    private static final String SELECT = "select " + StoredUser.COLUMNS + "\nfrom users\n";

    private static final String FIND_ALL = SELECT + "where id in (:ids)";

    private static final String LOCK = SELECT + "where id = :id for update";

    private static final String ID_OF_ID = "select id from users where id = :name";

    private static final String ID_OF_LOGIN = "select id from users where login = :name";

    private final JdbcClient jdbc;
    private final WaitingWrites waiting;

    UserRepository(JdbcClient jdbc, WaitingWrites waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
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

    /**
     * Whom a path names.
     *
     * @param idOrLogin all digits are an id, as no login is all digits
     * @return the id; empty if there is nobody of that id or login
     */
    Optional<Long> idOf(String idOrLogin) {
        return UserName.find(idOrLogin, id -> idOf(ID_OF_ID, id), login -> idOf(ID_OF_LOGIN, login));
    }

    private Optional<Long> idOf(String sql, Object name) {
        return jdbc.sql(sql).param("name", name).query(Long.class).optional();
    }

    /**
     * Finds the person that a path names, and keeps others from changing them until the transaction ends.
     *
     * @param idOrLogin all digits are an id, as no login is all digits
     * @return the row as it is now; empty if there is nobody of that id or login
     */
    Optional<StoredUser> lock(String idOrLogin) {
        // always by the id: whoever locks by the login, and its key first, can deadlock with who changes the login
        return UserName.find(
                idOrLogin, this::lock, login -> idOf(ID_OF_LOGIN, login).flatMap(this::lock));
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
     * Changes the row of a person. Without a login this waits for other writes, as no key can refuse it.
     *
     * @param id who
     * @param changes at least one column
     * @throws org.springframework.dao.DuplicateKeyException on {@code users_login}
     */
    void update(long id, RowChanges changes) {
        if (changes.sets("login")) {
            changes.update(jdbc, "users", id);
        } else {
            changes.update(waiting, "users", id);
        }
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
