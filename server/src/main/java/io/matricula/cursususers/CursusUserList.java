package io.matricula.cursususers;

import io.matricula.contract.intra.model.CursusUser;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import io.matricula.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of enrolments, of everybody or of one person. */
@Component
class CursusUserList {

    private static final Listing LISTING = Listing.of("cursus_users", CursusUserField.class, "-created_at", "-id");

    private static final String FIND_ALL = """
            select c.id, c.user_id, c.cursus_id, c.begin_at, c.end_at, c.grade, c.level, c.has_coalition, u.login
            from cursus_users c
            join users u on u.id = c.user_id
            where c.id in (:ids)
            """;

    private final Lists lists;
    private final JdbcClient jdbc;
    private final CursusUserRepresentation representation;

    CursusUserList(Lists lists, JdbcClient jdbc, CursusUserRepresentation representation) {
        lists.expect(LISTING);
        this.lists = lists;
        this.jdbc = jdbc;
        this.representation = representation;
    }

    ResponseEntity<List<CursusUser>> page(ListRequest request) {
        return lists.page(LISTING, request, this::items);
    }

    ResponseEntity<List<CursusUser>> pageOf(Person user, ListRequest request) {
        return lists.pageOf(LISTING, request, "user_id", user.id(), this::items);
    }

    private Map<Long, CursusUser> items(List<Long> ids) {
        return jdbc.sql(FIND_ALL).param("ids", ids).query(this::cursusUser).list().stream()
                .collect(Collectors.toMap(CursusUser::getId, Function.identity()));
    }

    private CursusUser cursusUser(ResultSet row, int number) throws SQLException {
        CursusUserRepository.Stored stored = CursusUserRepository.read(row, number);
        return representation.of(stored, new Person(stored.userId(), row.getString("login")));
    }
}
