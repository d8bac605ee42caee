package io.matricula.idempotency;

import io.matricula.http.RefusedException;
import io.matricula.http.RepeatableRequest;
import io.matricula.idempotency.KeyRepository.Stored;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers a request whose Idempotency-Key has an answer already (draft-ietf-httpapi-idempotency-key-header), and refuses
 * one whose key is in use. Two servers do not know what the other is serving: there the database decides which of two
 * writes happens, when they commit.
 */
final class KeyFilter extends OncePerRequestFilter {

    private final KeptAnswers answers;
    private final Fingerprint fingerprint;
    private final Set<String> inProgress = ConcurrentHashMap.newKeySet();

    KeyFilter(KeptAnswers answers, Fingerprint fingerprint) {
        this.answers = answers;
        this.fingerprint = fingerprint;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> key = KeyedRequest.idOf(request);
        if (key.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        if (!inProgress.add(key.get())) {
            throw KeptAnswers.inProgress();
        }
        try {
            answer(key.get(), new RepeatableRequest(request), response, chain);
        } finally {
            inProgress.remove(key.get());
        }
    }

    private void answer(String key, RepeatableRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        KeyedRequest keyed = new KeyedRequest(key, fingerprint.of(request));
        Optional<Stored> stored = answers.find(key);
        if (stored.isEmpty()) {
            keyed.keepIn(request);
            chain.doFilter(request, response);
        } else if (stored.get().fingerprint().equals(keyed.fingerprint())) {
            Replay.of(stored.get(), request, response);
        } else {
            throw new RefusedException(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "Unprocessable Entity",
                    "This Idempotency-Key was sent with another request",
                    HttpHeaders.EMPTY);
        }
    }
}
