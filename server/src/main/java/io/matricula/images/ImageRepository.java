package io.matricula.images;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Repository;

/** The files of people's images. Whoever stores or removes one sets {@code users.image_hash} in the same transaction. */
@Repository
public class ImageRepository {

    private static final String REPLACE = """
            replace into user_images (user_id, version, content_hash, bytes)
            values (:user_id, :version, :content_hash, :bytes)
            """;

    private static final String DELETE = "delete from user_images where user_id = :user_id";

    private static final String FIND = """
            select i.content_hash, i.bytes
            from users u
            join user_images i on i.user_id = u.id
            where u.login = :login and u.image_hash = :hash and i.version = :version
            """;

    private final NamedParameterJdbcOperations jdbc;

    ImageRepository(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A file as it is stored.
     *
     * @param jpeg the whole file
     * @param contentHash names {@code jpeg}
     */
    record Stored(byte[] jpeg, String contentHash) {}

    /**
     * Stores the image of a person, in place of the one before.
     *
     * @param userId whose, stored already
     * @param image all its versions
     */
    public void store(long userId, PreparedImage image) {
        jdbc.batchUpdate(
                REPLACE,
                image.renditions().stream()
                        .map(rendition -> parameters(userId, rendition))
                        .toArray(SqlParameterSource[]::new));
    }

    private static SqlParameterSource parameters(long userId, Rendition rendition) {
        return new MapSqlParameterSource()
                .addValue("user_id", userId)
                .addValue("version", rendition.version().column())
                .addValue("content_hash", rendition.contentHash())
                .addValue("bytes", rendition.jpeg());
    }

    /**
     * Removes the image of a person, if there is one.
     *
     * @param userId whose
     */
    public void remove(long userId) {
        jdbc.update(DELETE, new MapSqlParameterSource("user_id", userId));
    }

    Optional<Stored> find(String hash, String login, ImageVersion version) {
        if (!StandardCharsets.US_ASCII.newEncoder().canEncode(hash + login)) {
            // the database would not compare it with columns in ASCII
            return Optional.empty();
        }
        MapSqlParameterSource address = new MapSqlParameterSource()
                .addValue("hash", hash)
                .addValue("login", login)
                .addValue("version", version.column());
        return jdbc
                .query(FIND, address, (row, number) -> new Stored(row.getBytes("bytes"), row.getString("content_hash")))
                .stream()
                .findFirst();
    }
}
