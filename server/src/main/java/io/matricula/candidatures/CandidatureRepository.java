package io.matricula.candidatures;

import io.matricula.database.Inserts;
import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import io.matricula.database.WaitingWrites;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of candidatures. */
@Repository
class CandidatureRepository {

    private static final String INSERT = """
            insert into user_candidatures (user_id, birth_date, gender, zip_code, country, birth_city, birth_country,
              postal_street, postal_complement, postal_city, postal_zip_code, postal_country, contact_affiliation,
              contact_last_name, contact_first_name, contact_phone1, contact_phone2, max_level_memory, max_level_logic,
              other_information, language, meeting_date, piscine_date, phone, email, pin, phone_country_code,
              created_at, updated_at)
            values (:user_id, :birth_date, :gender, :zip_code, :country, :birth_city, :birth_country,
              :postal_street, :postal_complement, :postal_city, :postal_zip_code, :postal_country, :contact_affiliation,
              :contact_last_name, :contact_first_name, :contact_phone1, :contact_phone2, :max_level_memory,
              :max_level_logic, :other_information, :language, :meeting_date, :piscine_date, :phone, :email, :pin,
              :phone_country_code, :now, :now)
            """;

    private static final String COLUMNS = """
            select id, user_id, birth_date, gender, zip_code, country, birth_city, birth_country, postal_street,
              postal_complement, postal_city, postal_zip_code, postal_country, contact_affiliation, contact_last_name,
              contact_first_name, contact_phone1, contact_phone2, max_level_memory, max_level_logic, other_information,
              language, meeting_date, piscine_date, phone, email, pin, phone_country_code, hidden_phone, created_at,
              updated_at
            from user_candidatures
            """;

    private static final String FIND = COLUMNS + "where id = :id";

    private static final String FIND_ALL = COLUMNS + "where id in (:ids)";

    private static final String FIND_OF_USER = COLUMNS + "where user_id = :user_id";

    private static final String LOCK = FIND + " for update";

    private final JdbcClient jdbc;
    private final WaitingWrites waiting;

    CandidatureRepository(JdbcClient jdbc, WaitingWrites waiting) {
        this.jdbc = jdbc;
        this.waiting = waiting;
    }

    /**
     * Inserts a candidature.
     *
     * @param userId whose; at most one each
     * @param row every optional column
     * @param now UTC
     * @return the new id
     * @throws org.springframework.dao.DuplicateKeyException on {@code user_candidatures_user}
     */
    long insert(long userId, RowChanges row, OffsetDateTime now) {
        return Inserts.id(
                jdbc.sql(INSERT).params(row.values()).param("user_id", userId).param("now", Times.column(now)));
    }

    /**
     * Inserts the candidature of a person who was inserted in this transaction.
     *
     * @param userId whose
     * @param row some optional columns
     * @param now UTC
     */
    void insertOfNewUser(long userId, RowChanges row, OffsetDateTime now) {
        row.set("user_id", userId).set("created_at", now).set("updated_at", now).insert(waiting, "user_candidatures");
    }

    /**
     * Finds a candidature.
     *
     * @param id its id
     * @param as what to make of its columns
     * @return empty if there is none
     */
    <T> Optional<T> find(long id, RowMapper<T> as) {
        return jdbc.sql(FIND).param("id", id).query(as).optional();
    }

    /**
     * Finds the candidature of a person.
     *
     * @param userId whose
     * @param as what to make of its columns
     * @return empty if there is none
     */
    <T> Optional<T> findOfUser(long userId, RowMapper<T> as) {
        return jdbc.sql(FIND_OF_USER).param("user_id", userId).query(as).optional();
    }

    /** Finds a candidature that nobody else can change until this transaction ends. */
    <T> Optional<T> lock(long id, RowMapper<T> as) {
        return jdbc.sql(LOCK).param("id", id).query(as).optional();
    }

    /**
     * Changes a candidature.
     *
     * @param id which one
     * @param changes at least one
     * @throws org.springframework.dao.DuplicateKeyException on {@code user_candidatures_user}
     */
    void update(long id, RowChanges changes) {
        changes.update(jdbc, "user_candidatures", id);
    }

    /**
     * Finds candidatures.
     *
     * @param ids at least one
     * @param as what to make of their columns
     * @return those that there are, in any order
     */
    <T> List<T> findAll(Collection<Long> ids, RowMapper<T> as) {
        return jdbc.sql(FIND_ALL).param("ids", ids).query(as).list();
    }
}
