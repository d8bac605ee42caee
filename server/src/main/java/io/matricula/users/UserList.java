package io.matricula.users;

import io.matricula.access.CurrentCaller;
import io.matricula.contract.intra.model.LightUser;
import io.matricula.contract.intra.model.UserKind;
import io.matricula.http.BaseUrl;
import io.matricula.lists.ListRequest;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of people, as light users. */
@Component
class UserList {

    private static final Listing LISTING = Listing.of("users", UserField.class, "-id");

    private final Lists lists;
    private final UserRepository users;
    private final BaseUrl baseUrl;
    private final CurrentCaller caller;

    UserList(Lists lists, UserRepository users, BaseUrl baseUrl, CurrentCaller caller) {
        lists.expect(LISTING);
        this.lists = lists;
        this.users = users;
        this.baseUrl = baseUrl;
        this.caller = caller;
    }

    ResponseEntity<List<LightUser>> page(ListRequest request) {
        return lists.page(LISTING, request, this::items);
    }

    private Map<Long, LightUser> items(List<Long> ids) {
        return users.findAll(ids).stream().collect(Collectors.toMap(StoredUser::id, this::light));
    }

    private LightUser light(StoredUser stored) {
        return new LightUser()
                .id(stored.id())
                .email(stored.email())
                .login(stored.login())
                .firstName(stored.firstName())
                .lastName(stored.lastName())
                .usualFullName(stored.usualFullName())
                .usualFirstName(stored.usualFirstName())
                .url(baseUrl.ofUser(stored.login()))
                .phone(stored.phoneSeenBy(caller.get()))
                .displayname(stored.displayName())
                .kind(UserKind.fromValue(stored.kind()))
                .image(UserImages.of(stored, baseUrl))
                .staff(stored.staff())
                .correctionPoint(stored.correctionPoint())
                .poolMonth(stored.poolMonth())
                .poolYear(stored.poolYear())
                .location(stored.location())
                .wallet(stored.wallet())
                .anonymizeDate(stored.anonymizeDate())
                .dataErasureDate(stored.dataErasureDate())
                .alumni(stored.alumnizedAt() != null)
                .active(stored.active());
    }
}
