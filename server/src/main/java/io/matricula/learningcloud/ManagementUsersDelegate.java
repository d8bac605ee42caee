package io.matricula.learningcloud;

import io.matricula.cloudusers.CloudUser;
import io.matricula.cloudusers.CloudUsers;
import io.matricula.contract.learningcloud.api.ManagementUsersApiDelegate;
import io.matricula.contract.learningcloud.model.ChangePasswordRequest;
import io.matricula.contract.learningcloud.model.CreateManagementUserRequest;
import io.matricula.contract.learningcloud.model.DeactivateRequest;
import io.matricula.contract.learningcloud.model.Envelope;
import io.matricula.contract.learningcloud.model.ManagementUser;
import io.matricula.contract.learningcloud.model.ManagementUserImageLocation;
import io.matricula.contract.learningcloud.model.Synchronization;
import io.matricula.contract.learningcloud.model.UpdateManagementUserRequest;
import io.matricula.http.FirstAnswer;
import io.matricula.learningcloud.ManagementUserRows.Created;
import java.net.URI;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

@Component
class ManagementUsersDelegate implements ManagementUsersApiDelegate {

    private final NamedUsers named;
    private final CloudUsers users;
    private final ManagementUserProvisioning provisioning;
    private final ManagementUserStates states;
    private final Envelopes envelopes;

    ManagementUsersDelegate(
            NamedUsers named,
            CloudUsers users,
            ManagementUserProvisioning provisioning,
            ManagementUserStates states,
            Envelopes envelopes) {
        this.named = named;
        this.users = users;
        this.provisioning = provisioning;
        this.states = states;
        this.envelopes = envelopes;
    }

    @Override
    public ResponseEntity<List<ManagementUser>> listManagementUsers(Integer startIndex, Integer count, String accept) {
        return ResponseEntity.ok(users.page(startIndex, count).stream()
                .map(ManagementUsersDelegate::representation)
                .toList());
    }

    @Override
    public ResponseEntity<ManagementUser> getManagementUser(String id, String accept) {
        return ResponseEntity.ok(representation(named.find(id)));
    }

    @Override
    public ResponseEntity<Envelope> createManagementUser(
            Synchronization synchronization,
            String accept,
            String idempotencyKey,
            CreateManagementUserRequest request) {
        Created user = provisioning.create(
                request.getUser(), created -> FirstAnswer.note(created(envelopes.expected(created))));
        return created(envelopes.created(user, synchronization));
    }

    private static ResponseEntity<Envelope> created(Envelope envelope) {
        return ResponseEntity.ok()
                .location(URI.create(envelope.getLocation().get()))
                .body(envelope);
    }

    @Override
    public ResponseEntity<Envelope> updateManagementUser(
            String id, Synchronization synchronization, String accept, UpdateManagementUserRequest request) {
        return changed(provisioning.update(id, request.getUser()), synchronization);
    }

    @Override
    public ResponseEntity<Envelope> deleteManagementUser(String id, Synchronization synchronization, String accept) {
        return changed(states.delete(id), synchronization);
    }

    @Override
    public ResponseEntity<Envelope> activateManagementUser(String id, Synchronization synchronization, String accept) {
        return changed(states.enable(id, true, null), synchronization);
    }

    @Override
    public ResponseEntity<Envelope> deactivateManagementUser(
            String id, Synchronization synchronization, String accept, DeactivateRequest request) {
        return changed(states.enable(id, false, request.getMessage().orElse(null)), synchronization);
    }

    /** A password in the query is part of the request by now. */
    @Override
    public ResponseEntity<Envelope> changePassword(
            String id, String newPassword, String accept, ChangePasswordRequest request) {
        states.changePassword(id, request.getNewPassword());
        return ResponseEntity.ok(envelopes.ofManagement("", HttpStatus.NO_CONTENT));
    }

    @Override
    public ResponseEntity<Envelope> sendWelcomeMail(String id, String accept, String idempotencyKey) {
        ResponseEntity<Envelope> answer =
                ResponseEntity.ok(envelopes.ofManagement("Welcome mail sent to user", HttpStatus.ACCEPTED));
        states.welcome(id, () -> FirstAnswer.note(answer));
        return answer;
    }

    private ResponseEntity<Envelope> changed(CloudUser user, Synchronization synchronization) {
        return ResponseEntity.ok(envelopes.changed(user.userId(), synchronization));
    }

    private static ManagementUser representation(CloudUser user) {
        return new ManagementUser()
                .aboutMe(user.aboutMe())
                .authSource(user.authSource())
                .commonId(user.commonId())
                .email(user.email())
                .enabled(user.enabled())
                .extendedFields(user.extendedFields())
                .externalId(user.externalId())
                .extra(user.extra())
                .id(user.id())
                .image(new ManagementUserImageLocation(user.image()))
                .interests(user.interests())
                .language(user.language())
                .location(user.location())
                .mobilePhone(user.mobilePhone())
                .name(user.name())
                .officePhone(user.officePhone())
                .roles(Roles.of(user.roles()))
                .surname(user.surname())
                .timezone(user.timezone())
                .username(user.username());
    }
}
