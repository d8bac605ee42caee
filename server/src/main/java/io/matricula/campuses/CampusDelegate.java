package io.matricula.campuses;

import io.matricula.contract.intra.api.CampusApiDelegate;
import io.matricula.contract.intra.model.Campus;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CampusDelegate implements CampusApiDelegate {

    private final CampusList list;

    CampusDelegate(CampusList list) {
        this.list = list;
    }

    @Override
    public ResponseEntity<List<Campus>> listCampus(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
