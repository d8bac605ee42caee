package io.matricula.client;

import io.matricula.client.generated.intra.CursusUsersApi;
import io.matricula.client.intra.model.CreateCursusUserRequest;
import io.matricula.client.intra.model.CursusUser;
import io.matricula.client.intra.model.CursusUserAttributes;
import io.matricula.client.intra.model.CursusUserChanges;
import io.matricula.client.intra.model.CursusUserFilter;
import io.matricula.client.intra.model.CursusUserRange;
import io.matricula.client.intra.model.UpdateCursusUserRequest;
import java.util.concurrent.CompletableFuture;

/** Who is in which cursus, and from when to when. */
public final class CursusUsers {

    private final CursusUsersApi api;
    private final Calls calls;

    CursusUsers(Connection connection, Calls calls) {
        this.api = new CursusUsersApi(connection);
        this.calls = calls;
    }

    /**
     * Lists enrolments.
     *
     * @return fetched as far as it is read
     */
    public Listing<CursusUser, CursusUserFilter, CursusUserRange> listCursusUsers() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listCursusUsersWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }

    /**
     * Lists the enrolments of a user.
     *
     * @param user id or login
     * @return fetched as far as it is read
     */
    public Listing<CursusUser, CursusUserFilter, CursusUserRange> listCursusUsersOfUser(String user) {
        return new Listing<>(
                calls,
                (query, headers) -> api.listCursusUsersOfUserWithHttpInfo(
                        user,
                        query.page(),
                        query.perPage(),
                        query.sort(),
                        query.filter(),
                        query.range(),
                        null,
                        headers));
    }

    /**
     * Puts a user into a cursus.
     *
     * @param cursusUser user, cursus and begin; what is not set is not sent
     * @return the whole record
     */
    public CursusUser createCursusUser(CursusUserAttributes cursusUser) {
        return Calls.await(createCursusUserAsync(cursusUser));
    }

    /**
     * Puts a user into a cursus.
     *
     * @param cursusUser user, cursus and begin; what is not set is not sent
     * @return the whole record
     */
    public CompletableFuture<CursusUser> createCursusUserAsync(CursusUserAttributes cursusUser) {
        return calls.start(headers ->
                api.createCursusUserWithHttpInfo(null, new CreateCursusUserRequest().cursusUser(cursusUser), headers));
    }

    /**
     * Puts the named user into a cursus, whatever user the attributes name.
     *
     * @param user id or login
     * @param cursusUser user, cursus and begin; what is not set is not sent
     * @return the whole record
     */
    public CursusUser createCursusUserOfUser(String user, CursusUserAttributes cursusUser) {
        return Calls.await(createCursusUserOfUserAsync(user, cursusUser));
    }

    /**
     * Puts the named user into a cursus, whatever user the attributes name.
     *
     * @param user id or login
     * @param cursusUser user, cursus and begin; what is not set is not sent
     * @return the whole record
     */
    public CompletableFuture<CursusUser> createCursusUserOfUserAsync(String user, CursusUserAttributes cursusUser) {
        return calls.start(headers -> api.createCursusUserOfUserWithHttpInfo(
                user, null, new CreateCursusUserRequest().cursusUser(cursusUser), headers));
    }

    /**
     * Reads an enrolment.
     *
     * @param id of the enrolment
     * @return the whole record
     */
    public CursusUser getCursusUser(long id) {
        return Calls.await(getCursusUserAsync(id));
    }

    /**
     * Reads an enrolment.
     *
     * @param id of the enrolment
     * @return the whole record
     */
    public CompletableFuture<CursusUser> getCursusUserAsync(long id) {
        return calls.start(headers -> api.getCursusUserWithHttpInfo(Long.toString(id), null, headers));
    }

    /**
     * Changes an enrolment.
     *
     * @param id of the enrolment
     * @param changes what is not set stays, a null clears
     */
    public void updateCursusUser(long id, CursusUserChanges changes) {
        Calls.await(updateCursusUserAsync(id, changes));
    }

    /**
     * Changes an enrolment.
     *
     * @param id of the enrolment
     * @param changes what is not set stays, a null clears
     * @return done when the server has answered
     */
    public CompletableFuture<Void> updateCursusUserAsync(long id, CursusUserChanges changes) {
        return calls.start(headers -> api.updateCursusUserWithHttpInfo(
                Long.toString(id), null, new UpdateCursusUserRequest().cursusUser(changes), headers));
    }

    /**
     * Takes a user out of a cursus.
     *
     * @param id of the enrolment
     */
    public void deleteCursusUser(long id) {
        Calls.await(deleteCursusUserAsync(id));
    }

    /**
     * Takes a user out of a cursus.
     *
     * @param id of the enrolment
     * @return done when the server has answered
     */
    public CompletableFuture<Void> deleteCursusUserAsync(long id) {
        return calls.start(headers -> api.deleteCursusUserWithHttpInfo(Long.toString(id), headers));
    }
}
