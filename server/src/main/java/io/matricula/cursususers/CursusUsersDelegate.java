package io.matricula.cursususers;

import io.matricula.contract.intra.api.CursusUsersApiDelegate;
import io.matricula.contract.intra.model.CreateCursusUserRequest;
import io.matricula.contract.intra.model.CursusUser;
import io.matricula.contract.intra.model.UpdateCursusUserRequest;
import io.matricula.http.BaseUrl;
import io.matricula.http.FirstAnswer;
import io.matricula.http.NotFoundException;
import io.matricula.http.PathId;
import io.matricula.lists.ListRequest;
import io.matricula.people.People;
import io.matricula.people.Person;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class CursusUsersDelegate implements CursusUsersApiDelegate {

    private final CursusUserProvisioning provisioning;
    private final CursusUserRepository enrolments;
    private final CursusUserList list;
    private final CursusUserRepresentation representation;
    private final People people;
    private final BaseUrl baseUrl;

    CursusUsersDelegate(
            CursusUserProvisioning provisioning,
            CursusUserRepository enrolments,
            CursusUserList list,
            CursusUserRepresentation representation,
            People people,
            BaseUrl baseUrl) {
        this.provisioning = provisioning;
        this.enrolments = enrolments;
        this.list = list;
        this.representation = representation;
        this.people = people;
        this.baseUrl = baseUrl;
    }

    @Override
    public ResponseEntity<CursusUser> createCursusUser(String idempotencyKey, CreateCursusUserRequest request) {
        return provisioning.create(request.getCursusUser().get(), this::created);
    }

    @Override
    public ResponseEntity<CursusUser> createCursusUserOfUser(
            String userId, String idempotencyKey, CreateCursusUserRequest request) {
        return provisioning.createOfUser(userId, request.getCursusUser().get(), this::created);
    }

    private ResponseEntity<CursusUser> created(CursusUser enrolment) {
        return FirstAnswer.note(ResponseEntity.created(baseUrl.of("/v2/cursus_users/" + enrolment.getId()))
                .body(enrolment));
    }

    @Override
    public ResponseEntity<CursusUser> getCursusUser(String id, String ifNoneMatch) {
        CursusUserRepository.Stored found = enrolments.find(PathId.of(id)).orElseThrow(NotFoundException::new);
        Person user = people.find(found.userId()).orElseThrow(NotFoundException::new);
        return ResponseEntity.ok(representation.of(found, user));
    }

    @Override
    public ResponseEntity<Void> patchCursusUser(String id, String ifMatch, UpdateCursusUserRequest request) {
        return updateCursusUser(id, ifMatch, request);
    }

    @Override
    public ResponseEntity<Void> updateCursusUser(String id, String ifMatch, UpdateCursusUserRequest request) {
        provisioning.update(PathId.of(id), request.getCursusUser().get(), ifMatch);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> deleteCursusUser(String id) {
        provisioning.delete(PathId.of(id));
        return ResponseEntity.noContent().build();
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
        Person user = people.find(userId).orElseThrow(NotFoundException::new);
        return list.pageOf(user, request);
    }
}
