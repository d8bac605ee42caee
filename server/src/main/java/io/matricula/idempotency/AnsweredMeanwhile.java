package io.matricula.idempotency;

import io.matricula.http.NoConnection;
import io.matricula.idempotency.KeyRepository.Stored;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers a request that failed because another server was faster with the same one: what this one wanted to create is
 * there, and so is the answer. Asked before failures are worded.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class AnsweredMeanwhile implements HandlerExceptionResolver {

    private final KeptAnswers answers;

    AnsweredMeanwhile(KeptAnswers answers) {
        this.answers = answers;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (NoConnection.caused(failure)) {
            return null;
        }
        return KeyedRequest.of(request)
                .flatMap(this::answer)
                .map(answer -> replayed(answer, request, response))
                .orElse(null);
    }

    private Optional<Stored> answer(KeyedRequest request) {
        try {
            return answers.find(request.id())
                    .filter(stored -> stored.fingerprint().equals(request.fingerprint()));
        } catch (DataAccessException | TransactionException away) {
            // then the failure itself is the answer
            return Optional.empty();
        }
    }

    private static ModelAndView replayed(Stored answer, HttpServletRequest request, HttpServletResponse response) {
        try {
            Replay.of(answer, request, response);
            return new ModelAndView();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
