package io.matricula.cursususers;

import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.UserReference;
import io.matricula.http.BaseUrl;
import io.matricula.http.NotFoundException;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
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

    private static final String FIND_USER_BY_ID = "select id from users where id = :id";

    private static final String FIND_USER_BY_LOGIN = "select id from users where login = :login";

    private final Lists lists;
    private final JdbcClient jdbc;
    private final CursusUserRepresentation representation;
    private final BaseUrl baseUrl;

    CursusUserList(Lists lists, JdbcClient jdbc, CursusUserRepresentation representation, BaseUrl baseUrl) {
        this.lists = lists;
        this.jdbc = jdbc;
        this.representation = representation;
        this.baseUrl = baseUrl;
    }

    ResponseEntity<List<CursusUser>> page(ListRequest request) {
        return lists.page(LISTING, request, this::items);
    }

    /**
     * A page of one person's enrolments.
     *
     * @param idOrLogin whose
     * @throws NotFoundException if there is no such person
     */
    ResponseEntity<List<CursusUser>> pageOfUser(String idOrLogin, ListRequest request) {
        return lists.pageOf(LISTING, request, "user_id", userId(idOrLogin), this::items);
    }

    private long userId(String idOrLogin) {
        JdbcClient.StatementSpec user = idOrLogin.matches("\\d{1,18}")
                ? jdbc.sql(FIND_USER_BY_ID).param("id", Long.parseLong(idOrLogin))
                : jdbc.sql(FIND_USER_BY_LOGIN).param("login", idOrLogin);
        return user.query(Long.class).optional().orElseThrow(NotFoundException::new);
    }

    private Map<Long, CursusUser> items(List<Long> ids) {
        return jdbc.sql(FIND_ALL).param("ids", ids).query(this::cursusUser).list().stream()
                .collect(Collectors.toMap(CursusUser::getId, Function.identity()));
    }

    private CursusUser cursusUser(ResultSet row, int number) throws SQLException {
        CursusUserRepository.Stored stored = CursusUserRepository.read(row, number);
        String login = row.getString("login");
        return representation.of(
                stored, new UserReference().id(stored.userId()).login(login).url(baseUrl.ofUser(login)));
    }
}
