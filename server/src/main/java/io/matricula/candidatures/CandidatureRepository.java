package io.matricula.candidatures;

import io.matricula.contract.intra.model.UserCandidature;
import io.matricula.contract.intra.model.UserCandidatureAttributes;
import io.matricula.database.RowChanges;
import io.matricula.database.Times;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;

/** The rows of candidatures. */
@Repository
public class CandidatureRepository {

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

    private static final String FIND_OF_USER = COLUMNS + "where user_id = :user_id";

    private static final String LOCK = FIND + " for update";

    private final JdbcClient jdbc;

    CandidatureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Inserts a candidature.
     *
     * @param userId whose; at most one each
     * @param attributes what was sent; id and user_id in it are not read
     * @param email the personal address, which wins over the one in the attributes; null if there is none
     * @param now UTC
     * @return the new id
     * @throws org.springframework.dao.DuplicateKeyException on {@code user_candidatures_user}
     */
    public long insert(long userId, UserCandidatureAttributes attributes, String email, OffsetDateTime now) {
        RowChanges row = CandidatureColumns.newRow(attributes);
        if (email != null) {
            row.set("email", email);
        }
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(INSERT)
                .params(row.values())
                .param("user_id", userId)
                .param("now", Times.column(now))
                .update(key, "id");
        return key.getKey().longValue();
    }

    /**
     * Finds a candidature.
     *
     * @param id its id
     * @return what the Intra API shows of it, empty if there is none
     */
    public Optional<UserCandidature> find(long id) {
        return jdbc.sql(FIND).param("id", id).query(CandidatureColumns::read).optional();
    }

    /**
     * Finds the candidature of a person.
     *
     * @param userId whose
     * @return what the Intra API shows of it, empty if there is none
     */
    public Optional<UserCandidature> findOfUser(long userId) {
        return jdbc.sql(FIND_OF_USER)
                .param("user_id", userId)
                .query(CandidatureColumns::read)
                .optional();
    }

    /** Finds a candidature that nobody else can change until this transaction ends. */
    Optional<UserCandidature> lock(long id) {
        return jdbc.sql(LOCK).param("id", id).query(CandidatureColumns::read).optional();
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
}
