package io.matricula.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What a request that creates something is answered, noted while the transaction of the write is open: whatever has to be
 * written together with the write can be.
 */
public final class FirstAnswer {

    private static final String ANSWER = FirstAnswer.class.getName();
    private static final String REPLAYED = ANSWER + ".replayed";

    private FirstAnswer() {}

    /**
     * Notes the answer of the current request, if there is a request.
     *
     * @param answer a success; a later one takes the place of an earlier one
     * @return the same answer
     */
    public static <T> ResponseEntity<T> note(ResponseEntity<T> answer) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(ANSWER, answer, RequestAttributes.SCOPE_REQUEST);
        }
        return answer;
    }

    /** What was noted of a request; empty if nothing was, or it was forgotten. */
    public static Optional<ResponseEntity<?>> of(HttpServletRequest request) {
        return Optional.ofNullable((ResponseEntity<?>) request.getAttribute(ANSWER));
    }

    /** Forgets what was noted of a request, as its transaction was not committed. */
    public static void forget(HttpServletRequest request) {
        request.removeAttribute(ANSWER);
    }

    /** Marks a request that gets the answer of an earlier one. */
    public static void replayed(HttpServletRequest request) {
        request.setAttribute(REPLAYED, true);
    }

    /** Whether a request gets the answer of an earlier one, and so wrote nothing. */
    public static boolean isReplayed(HttpServletRequest request) {
        return request.getAttribute(REPLAYED) != null;
    }
}
