package io.matricula.client;

import io.matricula.client.generated.intra.UserCandidaturesApi;
import io.matricula.client.intra.model.CandidatureFilter;
import io.matricula.client.intra.model.CandidatureRange;
import io.matricula.client.intra.model.UserCandidature;
import io.matricula.client.intra.model.UserCandidatureAttributes;
import io.matricula.client.intra.model.UserCandidatureRequest;
import java.util.concurrent.CompletableFuture;

/** What people told when applying; only for that person and the staff. */
public final class UserCandidatures {

    private final UserCandidaturesApi api;
    private final Calls calls;

    UserCandidatures(Connection connection, Calls calls) {
        this.api = new UserCandidaturesApi(connection);
        this.calls = calls;
    }

    /**
     * Lists candidatures.
     *
     * @return fetched as far as it is read
     */
    public Listing<UserCandidature, CandidatureFilter, CandidatureRange> listUserCandidatures() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listUserCandidaturesWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }

    /**
     * Creates the candidature of the user that it names.
     *
     * @param candidature what is not set is not sent, a null clears
     * @return the whole record
     */
    public UserCandidature createUserCandidature(UserCandidatureAttributes candidature) {
        return Calls.await(createUserCandidatureAsync(candidature));
    }

    /**
     * Creates the candidature of the user that it names.
     *
     * @param candidature what is not set is not sent, a null clears
     * @return the whole record
     */
    public CompletableFuture<UserCandidature> createUserCandidatureAsync(UserCandidatureAttributes candidature) {
        return calls.start(headers -> api.createUserCandidatureWithHttpInfo(null, request(candidature), headers));
    }

    /**
     * Reads a candidature.
     *
     * @param id of the candidature
     * @return the whole record
     */
    public UserCandidature getUserCandidature(long id) {
        return Calls.await(getUserCandidatureAsync(id));
    }

    /**
     * Reads a candidature.
     *
     * @param id of the candidature
     * @return the whole record
     */
    public CompletableFuture<UserCandidature> getUserCandidatureAsync(long id) {
        return calls.start(headers -> api.getUserCandidatureWithHttpInfo(Long.toString(id), null, headers));
    }

    /**
     * Changes a candidature.
     *
     * @param id of the candidature
     * @param candidature what is not set is not sent, a null clears
     */
    public void updateUserCandidature(long id, UserCandidatureAttributes candidature) {
        Calls.await(updateUserCandidatureAsync(id, candidature));
    }

    /**
     * Changes a candidature.
     *
     * @param id of the candidature
     * @param candidature what is not set is not sent, a null clears
     * @return done when the server has answered
     */
    public CompletableFuture<Void> updateUserCandidatureAsync(long id, UserCandidatureAttributes candidature) {
        return calls.start(headers ->
                api.updateUserCandidatureWithHttpInfo(Long.toString(id), null, request(candidature), headers));
    }

    /**
     * Creates the candidature of a user.
     *
     * @param user id or login
     * @param candidature what is not set is not sent, a null clears
     * @return the whole record
     */
    public UserCandidature createUserCandidatureOfUser(String user, UserCandidatureAttributes candidature) {
        return Calls.await(createUserCandidatureOfUserAsync(user, candidature));
    }

    /**
     * Creates the candidature of a user.
     *
     * @param user id or login
     * @param candidature what is not set is not sent, a null clears
     * @return the whole record
     */
    public CompletableFuture<UserCandidature> createUserCandidatureOfUserAsync(
            String user, UserCandidatureAttributes candidature) {
        return calls.start(
                headers -> api.createUserCandidatureOfUserWithHttpInfo(user, null, request(candidature), headers));
    }

    /**
     * Reads the candidature of a user.
     *
     * @param user id or login
     * @return the whole record
     */
    public UserCandidature getUserCandidatureOfUser(String user) {
        return Calls.await(getUserCandidatureOfUserAsync(user));
    }

    /**
     * Reads the candidature of a user.
     *
     * @param user id or login
     * @return the whole record
     */
    public CompletableFuture<UserCandidature> getUserCandidatureOfUserAsync(String user) {
        return calls.start(headers -> api.getUserCandidatureOfUserWithHttpInfo(user, null, headers));
    }

    /**
     * Changes the candidature of a user.
     *
     * @param user id or login
     * @param candidature what is not set is not sent, a null clears
     */
    public void updateUserCandidatureOfUser(String user, UserCandidatureAttributes candidature) {
        Calls.await(updateUserCandidatureOfUserAsync(user, candidature));
    }

    /**
     * Changes the candidature of a user.
     *
     * @param user id or login
     * @param candidature what is not set is not sent, a null clears
     * @return done when the server has answered
     */
    public CompletableFuture<Void> updateUserCandidatureOfUserAsync(
            String user, UserCandidatureAttributes candidature) {
        return calls.start(
                headers -> api.updateUserCandidatureOfUserWithHttpInfo(user, null, request(candidature), headers));
    }

    private static UserCandidatureRequest request(UserCandidatureAttributes candidature) {
        return new UserCandidatureRequest().userCandidature(candidature);
    }
}
