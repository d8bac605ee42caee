package io.matricula.sandbox;

import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whose people a database holds, told by when its first cursus was made: no operation changes a cursus, and no real one
 * was made in that millisecond.
 */
@Component
class Holdings {

    enum Owner {
        NOBODY,
        SANDBOX,
        SOMEBODY
    }

    private static final String CREATION_OF_CURSUS = "select created_at from cursus order by id limit 1";
    private static final LocalDateTime CREATION_IN_THE_SANDBOX = LocalDateTime.parse("2017-11-22T13:41:00.750");

    private final JdbcClient jdbc;

    Holdings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Owner owner() {
        List<LocalDateTime> created =
                jdbc.sql(CREATION_OF_CURSUS).query(LocalDateTime.class).list();
        if (created.isEmpty()) {
            return Owner.NOBODY;
        }
        return created.get(0).equals(CREATION_IN_THE_SANDBOX) ? Owner.SANDBOX : Owner.SOMEBODY;
    }
}
