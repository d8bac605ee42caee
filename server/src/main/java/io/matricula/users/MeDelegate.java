package io.matricula.users;

import io.matricula.access.CurrentCaller;
import io.matricula.contract.intra.api.MeApiDelegate;
import io.matricula.contract.intra.model.User;
import io.matricula.http.NotFoundException;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class MeDelegate implements MeApiDelegate {

    private final CurrentCaller caller;
    private final WholeUsers users;
    private final UserRepresentation representation;

    MeDelegate(CurrentCaller caller, WholeUsers users, UserRepresentation representation) {
        this.caller = caller;
        this.users = users;
        this.representation = representation;
    }

    @Override
    public ResponseEntity<User> getMe(String ifNoneMatch) {
        return Optional.ofNullable(caller.get().resourceOwnerId())
                .flatMap(users::find)
                .map(user -> ResponseEntity.ok(representation.of(user)))
                .orElseThrow(NotFoundException::new);
    }
}
