package io.matricula.endpoints;

import io.matricula.campuses.Campus;
import io.matricula.campuses.CampusDirectory;
import io.matricula.contract.outbound.campus.model.CampusUserPayload;
import io.matricula.database.Transactions;
import io.matricula.http.UnprocessableException;
import io.matricula.outbound.AnswerMessages;
import io.matricula.outbound.OutboundAnswerException;
import io.matricula.outbound.OutboundRefusedException;
import io.matricula.tasks.DurableTasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;

/**
 * Saves a person, after the endpoint of their campus has said yes: "If an endpoint is configured for the supplied campus,
 * it will be triggered before save" ("Create a user" page). It is asked outside of any transaction. Before it is asked,
 * it is written down that what it is told may have to be taken back; the transaction that saves the person crosses that
 * out. So whatever ends the save, the end of this server too, the endpoint learns of it.
 */
@Component
public class CampusConsent {

    /** Under which name a refusal is reported. */
    static final String PARAM = "endpoint";

    /** Longer than asking and saving can take. */
    private static final Duration UNTIL_TAKEN_BACK = Duration.ofMinutes(5);

    private final EndpointRepository endpoints;
    private final CampusDirectory campuses;
    private final AnnouncedUsers users;
    private final EndpointCalls calls;
    private final AnswerMessages answers;
    private final DurableTasks tasks;
    private final Transactions transactions;

    CampusConsent(
            EndpointRepository endpoints,
            CampusDirectory campuses,
            AnnouncedUsers users,
            EndpointCalls calls,
            AnswerMessages answers,
            DurableTasks tasks,
            Transactions transactions) {
        this.endpoints = endpoints;
        this.campuses = campuses;
        this.users = users;
        this.calls = calls;
        this.answers = answers;
        this.tasks = tasks;
        this.transactions = transactions;
    }

    /**
     * Whether somebody outside is told of a person before they are saved.
     *
     * @param campus their campus
     * @return true if it has an endpoint
     */
    public boolean isAsked(Campus campus) {
        return campus.endpointId() != null;
    }

    /**
     * Saves a new person.
     *
     * @param campus their campus
     * @param user what the endpoint is told; key and campus are added
     * @param save the work of the transaction
     * @return what the work returns
     * @throws UnprocessableException if the endpoint does not say yes; nothing is saved then
     */
    public <T> T create(Campus campus, CampusUserPayload user, Supplier<T> save) {
        return endpointOf(campus)
                .map(endpoint -> {
                    users.place(user, campus, List.of());
                    return asked(
                            new TakeBack(endpoint.id(), null, user.getLogin()),
                            () -> calls.announceNew(endpoint, user),
                            save);
                })
                .orElseGet(() -> transactions.inOne(save));
    }

    /**
     * Saves changes of a person in a transaction of its own, unless the endpoint of their campus has to say yes first.
     *
     * @param lock finds who is changed, within the transaction
     * @param campusOf their primary campus after the save, null for none
     * @param save what is done in the transaction
     * @return who has to be saved by {@link #update}, as nothing was; empty if all is done
     */
    public <T> Optional<T> unlessAsked(Supplier<T> lock, Function<T, Long> campusOf, Consumer<T> save) {
        AtomicReference<T> asked = new AtomicReference<>();
        try {
            transactions.inOne(() -> {
                T found = lock.get();
                if (endpointIdOf(campusOf.apply(found)).isPresent()) {
                    asked.set(found);
                    throw new HasToBeAskedException();
                }
                save.accept(found);
            });
        } catch (HasToBeAskedException nothingIsWritten) {
            return Optional.of(asked.get());
        }
        return Optional.empty();
    }

    private Optional<Long> endpointIdOf(Long campusId) {
        return Optional.ofNullable(campusId).flatMap(id -> campuses.find(id)).map(Campus::endpointId);
    }

    /** Ends the transaction, without a commit that would be recorded as a write. */
    private static final class HasToBeAskedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        HasToBeAskedException() {
            super(null, null, false, false);
        }
    }

    /**
     * Saves changes of a person.
     *
     * @param userId who
     * @param campusId the primary campus after the save, null for none
     * @param changes makes of what is saved what will be
     * @param save the work of the transaction
     * @throws UnprocessableException if the endpoint does not say yes; nothing is saved then
     */
    public void update(long userId, Long campusId, Consumer<CampusUserPayload> changes, Runnable save) {
        Campus campus = campusId == null ? null : campuses.find(campusId).orElse(null);
        Optional<StoredEndpoint> endpoint = endpointOf(campus);
        Optional<CampusUserPayload> user = endpoint.flatMap(found -> users.find(userId));
        if (user.isEmpty()) {
            transactions.inOne(save);
            return;
        }
        CampusUserPayload announced = user.get();
        String knownAs = announced.getLogin();
        List<Long> others =
                announced.getCampus().stream().map(other -> other.getId()).toList();
        users.place(announced, campus, others);
        changes.accept(announced);
        asked(
                new TakeBack(endpoint.get().id(), userId, announced.getLogin()),
                () -> calls.announceUpdate(endpoint.get(), knownAs, announced),
                () -> {
                    save.run();
                    return null;
                });
    }

    private Optional<StoredEndpoint> endpointOf(Campus campus) {
        return campus == null || campus.endpointId() == null ? Optional.empty() : endpoints.find(campus.endpointId());
    }

    private <T> T asked(TakeBack told, Runnable question, Supplier<T> save) {
        String id = told.login() + "-" + UUID.randomUUID();
        tasks.scheduleAfter(UNTIL_TAKEN_BACK, TakeBack.TASK, id, told);
        try {
            question.run();
            return transactions.inOne(() -> {
                T saved = save.get();
                tasks.cancel(TakeBack.TASK, id);
                return saved;
            });
        } catch (OutboundAnswerException answer) {
            tasks.cancel(TakeBack.TASK, id);
            throw new UnprocessableException(PARAM, "refused the user: " + answers.message(answer));
        } catch (ResourceAccessException silence) {
            throw noAnswer(silence, id, told);
        } catch (RuntimeException notSaved) {
            tasks.schedule(TakeBack.TASK, id, told);
            throw notSaved;
        }
    }

    /** Who was not called knows nothing; who did not answer may have heard it all the same. */
    private UnprocessableException noAnswer(ResourceAccessException silence, String id, TakeBack told) {
        if (silence.getCause() instanceof OutboundRefusedException refused) {
            tasks.cancel(TakeBack.TASK, id);
            return new UnprocessableException(PARAM, refused.getMessage());
        }
        tasks.schedule(TakeBack.TASK, id, told);
        return new UnprocessableException(PARAM, "did not answer");
    }
}
