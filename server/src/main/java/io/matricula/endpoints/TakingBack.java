package io.matricula.endpoints;

import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.matricula.contract.outbound.campus.model.CampusUserPayload;
import io.matricula.outbound.AnswerMessages;
import io.matricula.outbound.OutboundAnswerException;
import io.matricula.tasks.Retries;
import io.matricula.tasks.TaskFailedException;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.client.ResourceAccessException;

/**
 * Tells an endpoint what is true, after it was told of a save that did not happen: a person it has and the directory does
 * not have is closed; who is in the directory is announced once more, as saved.
 */
@Configuration(proxyBeanMethods = false)
class TakingBack {

    private static final String REASON = "The user could not be saved";

    private final EndpointRepository endpoints;
    private final AnnouncedUsers users;
    private final EndpointCalls calls;
    private final AnswerMessages answers;

    TakingBack(EndpointRepository endpoints, AnnouncedUsers users, EndpointCalls calls, AnswerMessages answers) {
        this.endpoints = endpoints;
        this.users = users;
        this.calls = calls;
        this.answers = answers;
    }

    @Bean
    OneTimeTask<TakeBack> takeBackTask(Retries retries) {
        return Tasks.oneTime(TakeBack.TASK)
                .onFailure(retries.handler())
                .execute((task, context) -> takeBack(task.getData()));
    }

    private void takeBack(TakeBack told) {
        endpoints.find(told.endpointId()).ifPresent(endpoint -> {
            try {
                tell(endpoint, told);
            } catch (OutboundAnswerException answer) {
                // 404: there is nothing to take back
                if (answer.status() != HttpStatus.NOT_FOUND.value()) {
                    throw new TaskFailedException("The endpoint refused: " + answers.message(answer), answer);
                }
            } catch (ResourceAccessException silence) {
                throw new TaskFailedException("The endpoint did not answer", silence);
            }
        });
    }

    private void tell(StoredEndpoint endpoint, TakeBack told) {
        Optional<CampusUserPayload> saved =
                told.userId() == null ? users.find(told.login()) : users.find(told.userId());
        Optional<CampusUserPayload> theirs = saved.filter(user -> user.getPrimaryCampus() != null
                && Long.valueOf(endpoint.id()).equals(user.getPrimaryCampus().getEndpointId()));
        if (theirs.isPresent()) {
            calls.announceUpdate(endpoint, told.login(), theirs.get());
        } else {
            calls.close(endpoint, told.login(), REASON);
        }
    }
}
