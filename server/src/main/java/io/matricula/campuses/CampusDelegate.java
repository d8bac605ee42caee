package io.matricula.campuses;

import io.matricula.contract.intra.api.CampusApiDelegate;
import io.matricula.contract.intra.model.Campus;
import io.matricula.contract.intra.model.CampusRequest;
import io.matricula.http.NotFoundException;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CampusDelegate implements CampusApiDelegate {

    private final CampusProvisioning provisioning;
    private final CampusRepository campuses;
    private final CampusRepresentation representation;
    private final CampusList list;

    CampusDelegate(
            CampusProvisioning provisioning,
            CampusRepository campuses,
            CampusRepresentation representation,
            CampusList list) {
        this.provisioning = provisioning;
        this.campuses = campuses;
        this.representation = representation;
        this.list = list;
    }

    @Override
    public ResponseEntity<Campus> getCampus(String id, String ifNoneMatch) {
        return ResponseEntity.ok(campuses.find(id).map(representation::of).orElseThrow(NotFoundException::new));
    }

    @Override
    public ResponseEntity<Void> patchCampus(String id, String ifMatch, CampusRequest request) {
        return updateCampus(id, ifMatch, request);
    }

    @Override
    public ResponseEntity<Void> updateCampus(String id, String ifMatch, CampusRequest request) {
        provisioning.update(id, request.getCampus().get(), ifMatch);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<Campus>> listCampus(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
