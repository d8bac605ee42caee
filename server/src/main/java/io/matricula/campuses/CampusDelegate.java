package io.matricula.campuses;

import io.matricula.contract.intra.api.CampusApiDelegate;
import io.matricula.http.NotFoundException;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CampusDelegate implements CampusApiDelegate {

    private static final Listing LISTING = Listing.of("campus", CampusField.class, "-id");

    private final Lists lists;
    private final CampusRepository campuses;
    private final CampusRepresentation representation;

    CampusDelegate(Lists lists, CampusRepository campuses, CampusRepresentation representation) {
        this.lists = lists;
        this.campuses = campuses;
        this.representation = representation;
    }

    @Override
    public ResponseEntity<List<io.matricula.contract.intra.model.Campus>> listCampus(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return lists.page(LISTING, request, ids -> representation.of(campuses.findAll(ids)));
    }

    @Override
    public ResponseEntity<io.matricula.contract.intra.model.Campus> getCampus(String id, String ifNoneMatch) {
        Campus campus = campuses.find(id).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok(representation.of(List.of(campus)).get(campus.id()));
    }
}
