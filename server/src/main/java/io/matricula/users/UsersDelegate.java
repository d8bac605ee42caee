package io.matricula.users;

import io.matricula.contract.intra.api.UsersApiDelegate;
import io.matricula.contract.intra.model.CreateUserRequest;
import io.matricula.contract.intra.model.LightUser;
import io.matricula.contract.intra.model.UpdateUserRequest;
import io.matricula.contract.intra.model.User;
import io.matricula.contract.intra.model.UserReference;
import io.matricula.http.FirstAnswer;
import io.matricula.http.NotFoundException;
import io.matricula.lists.ListRequest;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class UsersDelegate implements UsersApiDelegate {

    private final UserProvisioning provisioning;
    private final UserUpdating updating;
    private final WholeUsers users;
    private final UserRepresentation representation;
    private final UserList list;

    UsersDelegate(
            UserProvisioning provisioning,
            UserUpdating updating,
            WholeUsers users,
            UserRepresentation representation,
            UserList list) {
        this.provisioning = provisioning;
        this.updating = updating;
        this.users = users;
        this.representation = representation;
        this.list = list;
    }

    @Override
    public ResponseEntity<UserReference> createUser(String idempotencyKey, CreateUserRequest request) {
        return provisioning.create(request.getUser(), this::created);
    }

    private ResponseEntity<UserReference> created(UserProvisioning.Created created) {
        UserReference reference = representation.reference(created.id(), created.login());
        return FirstAnswer.note(ResponseEntity.created(reference.getUrl()).body(reference));
    }

    @Override
    public ResponseEntity<User> getUser(String id, String ifNoneMatch) {
        return users.find(id)
                .map(user -> ResponseEntity.ok(representation.of(user)))
                .orElseThrow(NotFoundException::new);
    }

    @Override
    public ResponseEntity<Void> updateUser(String id, String ifMatch, UpdateUserRequest request) {
        updating.update(id, request.getUser(), ifMatch);
        return ResponseEntity.noContent().build();
    }

    @Override
    public ResponseEntity<Void> patchUser(String id, String ifMatch, UpdateUserRequest request) {
        return updateUser(id, ifMatch, request);
    }

    @Override
    public ResponseEntity<List<LightUser>> listUsers(
            Integer page, Integer perPage, String sort, ListRequest request, ListRequest range, String ifNoneMatch) {
        return list.page(request);
    }
}
