package io.matricula.client;

import io.matricula.client.generated.intra.MeApi;
import io.matricula.client.generated.intra.UsersApi;
import io.matricula.client.intra.model.CreateUserRequest;
import io.matricula.client.intra.model.LightUser;
import io.matricula.client.intra.model.UpdateUserRequest;
import io.matricula.client.intra.model.User;
import io.matricula.client.intra.model.UserFilter;
import io.matricula.client.intra.model.UserRange;
import io.matricula.client.intra.model.UserReference;
import io.matricula.client.intra.model.UserToCreate;
import io.matricula.client.intra.model.UserToUpdate;
import java.util.concurrent.CompletableFuture;

/** People. */
public final class Users {

    private final UsersApi api;
    private final MeApi me;
    private final Calls calls;

    Users(Connection connection, Calls calls) {
        this.api = new UsersApi(connection);
        this.me = new MeApi(connection);
        this.calls = calls;
    }

    /**
     * Lists users.
     *
     * @return fetched as far as it is read
     */
    public Listing<LightUser, UserFilter, UserRange> listUsers() {
        return new Listing<>(
                calls,
                (query, headers) -> api.listUsersWithHttpInfo(
                        query.page(), query.perPage(), query.sort(), query.filter(), query.range(), null, headers));
    }

    /**
     * Creates a user.
     *
     * @param user email, campus, names, kind and pool are needed; what is not set is not sent, a null is
     * @return id, login and address of the new user
     */
    public UserReference createUser(UserToCreate user) {
        return Calls.await(createUserAsync(user));
    }

    /**
     * Creates a user.
     *
     * @param user email, campus, names, kind and pool are needed; what is not set is not sent, a null is
     * @return id, login and address of the new user
     */
    public CompletableFuture<UserReference> createUserAsync(UserToCreate user) {
        return calls.start(headers -> api.createUserWithHttpInfo(null, new CreateUserRequest().user(user), headers));
    }

    /**
     * Reads a user.
     *
     * @param user id or login
     * @return the whole record
     */
    public User getUser(String user) {
        return Calls.await(getUserAsync(user));
    }

    /**
     * Reads a user.
     *
     * @param user id or login
     * @return the whole record
     */
    public CompletableFuture<User> getUserAsync(String user) {
        return calls.start(headers -> api.getUserWithHttpInfo(user, null, headers));
    }

    /**
     * Changes a user.
     *
     * @param user id or login
     * @param changes what is not set stays, a null clears
     */
    public void updateUser(String user, UserToUpdate changes) {
        Calls.await(updateUserAsync(user, changes));
    }

    /**
     * Changes a user.
     *
     * @param user id or login
     * @param changes what is not set stays, a null clears
     * @return done when the server has answered
     */
    public CompletableFuture<Void> updateUserAsync(String user, UserToUpdate changes) {
        return calls.start(
                headers -> api.updateUserWithHttpInfo(user, null, new UpdateUserRequest().user(changes), headers));
    }

    /**
     * Reads the person whose token is used.
     *
     * @return the whole record
     */
    public User getMe() {
        return Calls.await(getMeAsync());
    }

    /**
     * Reads the person whose token is used.
     *
     * @return the whole record
     */
    public CompletableFuture<User> getMeAsync() {
        return calls.start(headers -> me.getMeWithHttpInfo(null, headers));
    }
}
