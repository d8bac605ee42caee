package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.http.RefusedException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The users that paths name. */
@Component
class NamedUsers {

    private final CloudUsers users;

    NamedUsers(CloudUsers users) {
        this.users = users;
    }

    /**
     * Tells who is called so.
     *
     * @param name id, externalId, commonId or username
     * @return the id of the person in the Intra API
     * @throws RefusedException 404 if nobody is called so
     */
    long idOf(String name) {
        return users.idOf(name).orElseThrow(() -> nobody(name));
    }

    /**
     * Finds a user.
     *
     * @param name id, externalId, commonId or username
     * @return the user as it is now
     * @throws RefusedException 404 if nobody is called so
     */
    CloudUser find(String name) {
        return users.find(idOf(name)).orElseThrow(() -> nobody(name));
    }

    /**
     * Finds a user who was found before, and keeps others from changing it until the transaction ends.
     *
     * @param userId the id of the person in the Intra API
     * @param name what the user was called
     * @return the user as it is now
     * @throws RefusedException 404 if the user is gone
     */
    CloudUser lock(long userId, String name) {
        return users.lock(userId).orElseThrow(() -> nobody(name));
    }

    private static RefusedException nobody(String name) {
        return new RefusedException(
                HttpStatus.NOT_FOUND, "Not Found", "There is no user " + Quoted.of(name), HttpHeaders.EMPTY);
    }
}
