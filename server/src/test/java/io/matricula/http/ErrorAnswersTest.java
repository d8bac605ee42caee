package io.matricula.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;

/** Connections that end while a request is served. */
class ErrorAnswersTest {

    private final ErrorAnswers answers = new ErrorAnswers(List.of(new IntraErrorRenderer()));

    private ResponseEntity<Object> answerTo(Exception failure) {
        return answers.answer(failure, new MockHttpServletRequest("POST", "/v2/users"));
    }

    @Test
    void tellsThatTheDatabaseIsAwayWhenItEndedTheConnection() {
        SQLException lost = new SQLException("Communications link failure", "08S01", new EOFException());
        assertThat(answerTo(new CannotCreateTransactionException("Could not open", lost))
                        .getStatusCode()
                        .value())
                .isEqualTo(503);
    }

    @Test
    void countsAsRefusedWhatTheClientDidNotSendToTheEnd() {
        assertThat(answerTo(new EOFException()).getStatusCode().value()).isEqualTo(400);
    }
}
