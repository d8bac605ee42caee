package io.matricula.candidatures;

import io.matricula.access.CurrentCaller;
import io.matricula.contract.intra.api.UserCandidaturesApiDelegate;
import io.matricula.contract.intra.model.UserCandidature;
import io.matricula.contract.intra.model.UserCandidatureRequest;
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
class UserCandidaturesDelegate implements UserCandidaturesApiDelegate {

    private final CandidatureProvisioning provisioning;
    private final CandidatureRepository candidatures;
    private final CandidatureList list;
    private final People people;
    private final CurrentCaller caller;
    private final BaseUrl baseUrl;

    UserCandidaturesDelegate(
            CandidatureProvisioning provisioning,
            CandidatureRepository candidatures,
            CandidatureList list,
            People people,
            CurrentCaller caller,
            BaseUrl baseUrl) {
        this.provisioning = provisioning;
        this.candidatures = candidatures;
        this.list = list;
        this.people = people;
        this.caller = caller;
        this.baseUrl = baseUrl;
    }

    @Override
    public ResponseEntity<UserCandidature> createUserCandidature(
            String idempotencyKey, UserCandidatureRequest request) {
        return provisioning.create(request.getUserCandidature(), this::created);
    }

    @Override
    public ResponseEntity<UserCandidature> createUserCandidatureOfUser(
            String userId, String idempotencyKey, UserCandidatureRequest request) {
        return provisioning.createOfUser(userId, request.getUserCandidature(), this::created);
    }

    private ResponseEntity<UserCandidature> created(UserCandidature candidature) {
        return FirstAnswer.note(ResponseEntity.created(baseUrl.of("/v2/user_candidatures/" + candidature.getId()))
                .body(candidature));
    }

    @Override
    public ResponseEntity<UserCandidature> getUserCandidature(String id, String ifNoneMatch) {
        UserCandidature found =
                candidatures.find(PathId.of(id), CandidatureColumns::read).orElseThrow(NotFoundException::new);
        caller.requireRoleOrBeing(found.getUserId());
        return ResponseEntity.ok(found);
    }

    @Override
    public ResponseEntity<UserCandidature> getUserCandidatureOfUser(String userId, String ifNoneMatch) {
        Person user = people.find(userId).orElseThrow(NotFoundException::new);
        caller.requireRoleOrBeing(user.id());
        return ResponseEntity.ok(
                candidatures.findOfUser(user.id(), CandidatureColumns::read).orElseThrow(NotFoundException::new));
    }

    @Override
    public ResponseEntity<Void> patchUserCandidature(String id, String ifMatch, UserCandidatureRequest request) {
        return updateUserCandidature(id, ifMatch, request);
    }

    @Override
    public ResponseEntity<Void> updateUserCandidature(String id, String ifMatch, UserCandidatureRequest request) {
        provisioning.update(PathId.of(id), request.getUserCandidature(), ifMatch);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> patchUserCandidatureOfUser(
            String userId, String ifMatch, UserCandidatureRequest request) {
        return updateUserCandidatureOfUser(userId, ifMatch, request);
    }

    @Override
    public ResponseEntity<Void> updateUserCandidatureOfUser(
            String userId, String ifMatch, UserCandidatureRequest request) {
        provisioning.updateOfUser(userId, request.getUserCandidature(), ifMatch);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<List<UserCandidature>> listUserCandidatures(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
