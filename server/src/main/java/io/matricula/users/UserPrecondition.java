package io.matricula.users;

import io.matricula.http.ETags;
import org.springframework.stereotype.Component;

/** Whether a person is still the one that {@code If-Match} names. */
@Component
class UserPrecondition {

    private final ETags tags;
    private final WholeUsers users;
    private final UserRepresentation representation;

    UserPrecondition(ETags tags, WholeUsers users, UserRepresentation representation) {
        this.tags = tags;
        this.users = users;
        this.representation = representation;
    }

    void check(String ifMatch, StoredUser user) {
        tags.check(ifMatch, () -> representation.of(users.find(user.id()).orElseThrow()));
    }
}
