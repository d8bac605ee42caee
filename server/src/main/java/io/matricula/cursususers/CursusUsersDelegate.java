package io.matricula.cursususers;

import io.matricula.contract.intra.api.CursusUsersApiDelegate;
import io.matricula.contract.intra.model.CursusUser;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CursusUsersDelegate implements CursusUsersApiDelegate {

    private final CursusUserList list;

    CursusUsersDelegate(CursusUserList list) {
        this.list = list;
    }

    @Override
    public ResponseEntity<List<CursusUser>> listCursusUsers(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }

    @Override
    public ResponseEntity<List<CursusUser>> listCursusUsersOfUser(
            String userId,
            Integer page,
            Integer perPage,
            String sort,
            ListRequest request,
            ListRequest range,
            String ifNoneMatch) {
        return list.pageOfUser(userId, request);
    }
}
