package io.matricula.learningcloud;

import io.matricula.http.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** All that is wrong with a request, as the message of the envelope says it: {@code user.email: 'x' is …; …}. */
final class Problems {

    private final List<String> sentences = new ArrayList<>();

    /**
     * Notes a problem.
     *
     * @param field its name, with dots
     * @param words what is wrong, with the value in front if it may be repeated
     * @return this
     */
    Problems add(String field, String words) {
        String sentence = field + ": " + words;
        if (!sentences.contains(sentence)) {
            sentences.add(sentence);
        }
        return this;
    }

    /** In the order of the names. */
    Problems sorted() {
        Collections.sort(sentences);
        return this;
    }

    /**
     * Ends the request here if anything was noted.
     *
     * @throws RefusedException 400
     */
    void throwIfAny() {
        if (!sentences.isEmpty()) {
            throw new RefusedException(
                    HttpStatus.BAD_REQUEST, "Bad Request", String.join("; ", sentences), HttpHeaders.EMPTY);
        }
    }
}
