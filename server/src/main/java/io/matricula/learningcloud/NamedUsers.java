package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.http.RefusedException;
import io.matricula.people.People;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The users that paths name. */
@Component
class NamedUsers {

    private final CloudUsers users;
    private final People people;

    NamedUsers(CloudUsers users, People people) {
        this.users = users;
        this.people = people;
    }

    /**
     * Finds a user.
     *
     * @param name id, externalId, commonId or username
     * @return the user as it is now
     * @throws RefusedException 404 if nobody is called so
     */
    CloudUser find(String name) {
        return users.find(name).orElseThrow(() -> nobody(name));
    }

    /**
     * Finds a user and keeps others from changing it until the transaction ends.
     *
     * @param name id, externalId, commonId or username
     * @return the user as it is now
     * @throws RefusedException 404 if nobody is called so
     */
    CloudUser lock(String name) {
        long userId = find(name).userId();
        people.lock(userId);
        return users.find(userId).orElseThrow(() -> nobody(name));
    }

    private static RefusedException nobody(String name) {
        return new RefusedException(
                HttpStatus.NOT_FOUND, "Not Found", "There is no user " + Quoted.of(name), HttpHeaders.EMPTY);
    }
}
