package io.matricula.platforms;

import io.matricula.contract.operations.model.Delivery;
import io.matricula.contract.operations.model.DeliveryState;
import io.matricula.contract.operations.model.DeliveryUser;
import io.matricula.lists.ListRequestReader;
import io.matricula.lists.Listing;
import io.matricula.lists.Lists;
import io.matricula.people.People;
import io.matricula.platforms.DeliveryRepository.Stored;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The list of deliveries, the latest change first. */
@Component
class DeliveryList {

    private static final Listing LISTING = Listing.of("deliveries", DeliveryField.class, "-updated_at", "-id");

    private final Lists lists;
    private final ListRequestReader requests;
    private final DeliveryRepository rows;
    private final People people;
    private final HttpServletRequest request;

    DeliveryList(
            Lists lists,
            ListRequestReader requests,
            DeliveryRepository rows,
            People people,
            HttpServletRequest request) {
        lists.expect(LISTING);
        this.lists = lists;
        this.requests = requests;
        this.rows = rows;
        this.people = people;
        this.request = request;
    }

    /**
     * Answers with the page that the current request asks for.
     *
     * @param user the id or login of a user, who may be gone; blank for all
     * @param platform a name; blank for all
     * @param state null for all
     * @return 200 with the headers of a list
     */
    ResponseEntity<List<Delivery>> page(String user, String platform, DeliveryState state) {
        Map<String, String> filter = new LinkedHashMap<>();
        if (user != null && !user.isBlank()) {
            addUser(user.strip(), filter);
        }
        if (platform != null && !platform.isBlank()) {
            filter.put("platform", platform.strip());
        }
        if (state != null) {
            filter.put("state", state.getValue());
        }
        try {
            return lists.page(LISTING, requests.of(request).filteredBy(filter), this::deliveries);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** By id wherever that is known: there is an index of ids. */
    private void addUser(String user, Map<String, String> filter) {
        boolean isId = user.matches("\\d{1,18}");
        Optional<Long> id =
                isId ? Optional.of(Long.parseLong(user)) : people.find(user).map(found -> found.id());
        id.ifPresentOrElse(found -> filter.put("user_id", found.toString()), () -> filter.put("login", user));
    }

    private Map<Long, Delivery> deliveries(List<Long> ids) {
        return rows.findAll(ids).stream().collect(Collectors.toMap(Stored::id, DeliveryList::delivery));
    }

    /**
     * Writes one delivery.
     *
     * @param id it exists
     */
    Delivery delivery(long id) {
        return deliveries(List.of(id)).get(id);
    }

    private static Delivery delivery(Stored stored) {
        return new Delivery()
                .id(stored.id())
                .user(new DeliveryUser().id(stored.userId()).login(stored.login()))
                .platform(stored.platform())
                .state(DeliveryState.fromValue(stored.state()))
                .attempts(stored.attempts())
                .lastStatus(stored.lastStatus())
                .lastMessage(stored.lastMessage())
                .createdAt(stored.createdAt())
                .updatedAt(stored.updatedAt())
                .nextAttemptAt(stored.nextAttemptAt());
    }
}
