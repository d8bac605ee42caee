package io.matricula.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matricula.ServerTest;
import java.sql.SQLIntegrityConstraintViolationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class UniqueKeysTest {

    @Autowired
    private JdbcClient jdbc;

    @Test
    void namesTheViolatedKey() {
        assertThat(UniqueKeys.violated(refusal("update users set login = 'jeanne' where id = 2")))
                .contains("users_login");
    }

    @Test
    void namesAPrimaryKey() {
        assertThat(
                        UniqueKeys.violated(
                                refusal(
                                        "update claimed_addresses set address = 'jeanne@example.org' where address = 'andre@example.org'")))
                .contains("PRIMARY");
    }

    @Test
    void isNotMisledByQuotesInTheValue() {
        jdbc.sql("update cursus set slug = :slug where id = 1")
                .param("slug", "a' for key 'b")
                .update();

        assertThat(UniqueKeys.violated(
                        refusal("update cursus set slug = (select slug from cursus where id = 1) where id = 2")))
                .contains("cursus_slug");
    }

    @Test
    void leavesOutTheTableThatMySqlPrefixes() {
        var refusal = new DuplicateKeyException(
                "refused",
                new SQLIntegrityConstraintViolationException("Duplicate entry 'jeanne' for key 'users.users_login'"));

        assertThat(UniqueKeys.violated(refusal)).contains("users_login");
    }

    private DuplicateKeyException refusal(String sql) {
        return catchThrowableOfType(
                DuplicateKeyException.class, () -> jdbc.sql(sql).update());
    }
}
