package io.matricula.client;

import io.matricula.client.generated.learningcloud.ManagementUsersApi;
import io.matricula.client.learningcloud.model.ChangePasswordRequest;
import io.matricula.client.learningcloud.model.CreateManagementUserRequest;
import io.matricula.client.learningcloud.model.DeactivateRequest;
import io.matricula.client.learningcloud.model.Envelope;
import io.matricula.client.learningcloud.model.ManagementUser;
import io.matricula.client.learningcloud.model.ManagementUserToCreate;
import io.matricula.client.learningcloud.model.ManagementUserToUpdate;
import io.matricula.client.learningcloud.model.Synchronization;
import io.matricula.client.learningcloud.model.UpdateManagementUserRequest;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * The users of learningCloud's management section. A change answers with the envelope that tells what became of it on each
 * platform.
 */
public final class ManagementUsers {

    private static final int PER_PAGE = 500;

    private final ManagementUsersApi api;
    private final Calls calls;
    private final Synchronization synchronization;

    ManagementUsers(Connection connection, Calls calls) {
        this(new ManagementUsersApi(connection), calls, Synchronization.ASYNCHRONOUS);
    }

    private ManagementUsers(ManagementUsersApi api, Calls calls, Synchronization synchronization) {
        this.api = api;
        this.calls = calls;
        this.synchronization = synchronization;
    }

    /** @return the same users; a change waits for the other platforms and tells what they answered */
    public ManagementUsers synchronously() {
        return new ManagementUsers(api, calls, Synchronization.SYNCHRONOUS);
    }

    /**
     * Lists the users in the order in which they were made.
     *
     * @return fetched as far as it is read, 500 at a time
     */
    public Pages<ManagementUser> listUsers() {
        return new Pages<>(number -> calls.startAnd(
                headers -> api.listManagementUsersWithHttpInfo((number - 1) * PER_PAGE, PER_PAGE, null, headers),
                answer -> new Page<>(
                        number,
                        answer.getData(),
                        OptionalLong.empty(),
                        answer.getData().size() == PER_PAGE)));
    }

    /**
     * Creates a user.
     *
     * @param user names, language, time zone and e-mail are needed
     * @return the envelope, with the location of the new user
     */
    public Envelope createUser(ManagementUserToCreate user) {
        return Calls.await(createUserAsync(user));
    }

    /**
     * Creates a user.
     *
     * @param user names, language, time zone and e-mail are needed
     * @return the envelope, with the location of the new user
     */
    public CompletableFuture<Envelope> createUserAsync(ManagementUserToCreate user) {
        return calls.start(headers -> api.createManagementUserWithHttpInfo(
                synchronization, null, null, new CreateManagementUserRequest().user(user), headers));
    }

    /**
     * Reads a user.
     *
     * @param user id, externalId, commonId or username
     * @return the whole record
     */
    public ManagementUser getUser(String user) {
        return Calls.await(getUserAsync(user));
    }

    /**
     * Reads a user.
     *
     * @param user id, externalId, commonId or username
     * @return the whole record
     */
    public CompletableFuture<ManagementUser> getUserAsync(String user) {
        return calls.start(headers -> api.getManagementUserWithHttpInfo(user, null, headers));
    }

    /**
     * Changes a user.
     *
     * @param user id, externalId, commonId or username
     * @param changes the six required fields, and what is to change; what is not set stays, a null clears
     * @return the envelope
     */
    public Envelope updateUser(String user, ManagementUserToUpdate changes) {
        return Calls.await(updateUserAsync(user, changes));
    }

    /**
     * Changes a user.
     *
     * @param user id, externalId, commonId or username
     * @param changes the six required fields, and what is to change; what is not set stays, a null clears
     * @return the envelope
     */
    public CompletableFuture<Envelope> updateUserAsync(String user, ManagementUserToUpdate changes) {
        return calls.start(headers -> api.updateManagementUserWithHttpInfo(
                user, synchronization, null, new UpdateManagementUserRequest().user(changes), headers));
    }

    /**
     * Deletes a user.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public Envelope deleteUser(String user) {
        return Calls.await(deleteUserAsync(user));
    }

    /**
     * Deletes a user.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public CompletableFuture<Envelope> deleteUserAsync(String user) {
        return calls.start(headers -> api.deleteManagementUserWithHttpInfo(user, synchronization, null, headers));
    }

    /**
     * Sets a new password; it travels in the body.
     *
     * @param user id, externalId, commonId or username
     * @param newPassword 4 to 255 characters
     * @return the envelope
     */
    public Envelope changePassword(String user, String newPassword) {
        return Calls.await(changePasswordAsync(user, newPassword));
    }

    /**
     * Sets a new password; it travels in the body.
     *
     * @param user id, externalId, commonId or username
     * @param newPassword 4 to 255 characters
     * @return the envelope
     */
    public CompletableFuture<Envelope> changePasswordAsync(String user, String newPassword) {
        return calls.start(headers -> api.changePasswordWithHttpInfo(
                user, null, null, new ChangePasswordRequest().newPassword(newPassword), headers));
    }

    /**
     * Enables a user.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public Envelope activate(String user) {
        return Calls.await(activateAsync(user));
    }

    /**
     * Enables a user.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public CompletableFuture<Envelope> activateAsync(String user) {
        return calls.start(headers -> api.activateManagementUserWithHttpInfo(user, synchronization, null, headers));
    }

    /**
     * Disables a user, without a message.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public Envelope deactivate(String user) {
        return Calls.await(deactivateAsync(user));
    }

    /**
     * Disables a user, without a message.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public CompletableFuture<Envelope> deactivateAsync(String user) {
        return calls.start(headers -> api.deactivateManagementUserWithHttpInfo(
                user, synchronization, null, new DeactivateRequest(), headers));
    }

    /**
     * Sends the welcome mail again.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public Envelope sendWelcomeMail(String user) {
        return Calls.await(sendWelcomeMailAsync(user));
    }

    /**
     * Sends the welcome mail again.
     *
     * @param user id, externalId, commonId or username
     * @return the envelope
     */
    public CompletableFuture<Envelope> sendWelcomeMailAsync(String user) {
        return calls.start(headers -> api.sendWelcomeMailWithHttpInfo(user, null, null, headers));
    }
}
