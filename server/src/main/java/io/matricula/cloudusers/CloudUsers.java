package io.matricula.cloudusers;

import io.matricula.database.RowChanges;
import io.matricula.database.WaitingWrites;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The rows of what learningCloud knows of people, read together with what it shares with the Intra API. */
@Repository
public class CloudUsers {

    private static final String SELECT = """
            select users.id user_id, users.login, users.first_name, users.last_name, users.email, users.active,
              users.image_hash, cloud_users.cloud_id, cloud_users.common_id, cloud_users.external_id,
              cloud_users.language, cloud_users.timezone, cloud_users.office_phone, cloud_users.mobile_phone,
              cloud_users.interests, cloud_users.about_me, cloud_users.location, cloud_users.auth_source,
              cloud_users.image_url, cloud_users.roles, cloud_users.extended_fields, cloud_users.extra
            from users
              join cloud_users on cloud_users.id = users.id
            """;

    private static final String FIND = SELECT + "where users.id = :id";

    private static final String LOCK = FIND + " for update";

    private static final String PAGE = SELECT + """
              join (select id from cloud_users order by id limit :count offset :start) page on page.id = users.id
            order by users.id
            """;

    private static final String BY_CLOUD_ID = "select id, 1 priority from cloud_users where cloud_id = :name";
    private static final String BY_EXTERNAL_ID = "select id, 2 priority from cloud_users where external_id = :name";
    private static final String BY_COMMON_ID = "select id, 3 priority from cloud_users where common_id = :name";
    private static final String BY_USERNAME = "select id, 4 priority from users where login = :login";

    private static final String FIRST_NAMED = "select id from (%s) named order by priority limit 1";

    private static final String NAMED =
            FIRST_NAMED.formatted(String.join("\nunion all ", BY_CLOUD_ID, BY_EXTERNAL_ID, BY_COMMON_ID, BY_USERNAME));

    /** The other names are ASCII, and nothing else can be compared with their columns. */
    private static final String NAMED_BEYOND_ASCII = FIRST_NAMED.formatted(BY_EXTERNAL_ID);

    private final JdbcClient jdbc;
    private final WaitingWrites waiting;
    private final CloudUserReader reader;
    private final JsonMapper json = new JsonMapper();

    CloudUsers(JdbcClient jdbc, WaitingWrites waiting, CloudUserReader reader) {
        this.jdbc = jdbc;
        this.waiting = waiting;
        this.reader = reader;
    }

    /**
     * Finds a person.
     *
     * @param userId the id of the person in the Intra API
     * @return empty if there is nobody of that id
     */
    public Optional<CloudUser> find(long userId) {
        return jdbc.sql(FIND).param("id", userId).query(reader).optional();
    }

    /**
     * Finds the person whom a path of the web services names.
     *
     * @param name an id, externalId, commonId or username: the first of them that is somebody's
     * @return the id of the person in the Intra API; empty if nobody is called so
     */
    public Optional<Long> idOf(String name) {
        boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        return jdbc.sql(ascii ? NAMED : NAMED_BEYOND_ASCII)
                .param("name", name)
                .param("login", name.toLowerCase(Locale.ROOT))
                .query(Long.class)
                .optional();
    }

    /**
     * Finds a person and keeps others from changing them until the transaction ends.
     *
     * @param userId the id of the person in the Intra API
     * @return empty if there is nobody of that id
     */
    public Optional<CloudUser> lock(long userId) {
        return jdbc.sql(LOCK).param("id", userId).query(reader).optional();
    }

    /**
     * People in the order in which they were made.
     *
     * @param start the index of the first, from 0
     * @param count how many at most
     * @return empty behind the last
     */
    public List<CloudUser> page(int start, int count) {
        return jdbc.sql(PAGE)
                .param("start", start)
                .param("count", count)
                .query(reader)
                .list();
    }

    /**
     * Makes a person of the Intra API one of learningCloud, with the role {@code user} in management. Belongs to the
     * transaction that inserts the person.
     *
     * @param userId the person, inserted already
     * @param language as in {@code languages.identifier}
     * @param timezone as in the IANA database
     */
    public void start(long userId, String language, String timezone) {
        row(userId, newId()).set("language", language).set("timezone", timezone).insert(waiting, "cloud_users");
    }

    /**
     * As {@link #start}, with everything that learningCloud knows.
     *
     * @param userId the person, inserted already
     * @param state columns of {@code cloud_users}, language and time zone among them
     * @return the new id of the web services
     * @throws org.springframework.dao.DuplicateKeyException on {@code cloud_users_external_id}
     */
    public String insert(long userId, RowChanges state) {
        String id = newId();
        row(userId, id).setAll(state).insert(jdbc, "cloud_users").update();
        return id;
    }

    private static RowChanges row(long userId, String id) {
        return new RowChanges().set("id", userId).set("cloud_id", id).set("common_id", newId());
    }

    /**
     * Changes what only learningCloud knows of a person.
     *
     * @param userId who
     * @param changes columns of {@code cloud_users}; nothing happens without one
     * @throws org.springframework.dao.DuplicateKeyException on {@code cloud_users_external_id}
     */
    public void update(long userId, RowChanges changes) {
        if (!changes.isEmpty()) {
            changes.update(jdbc, "cloud_users", userId);
        }
    }

    /**
     * A map as it is stored.
     *
     * @param map of strings, lists and maps; null for none
     * @return JSON; null for none
     */
    public String stored(Map<String, ?> map) {
        return map == null ? null : json.writeValueAsString(map);
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
