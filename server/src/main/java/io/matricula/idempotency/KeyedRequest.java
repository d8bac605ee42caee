package io.matricula.idempotency;

import io.matricula.access.Caller;
import io.matricula.access.Operation;
import io.matricula.http.BadRequestException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** A request that creates something and has an Idempotency-Key, and whether its answer is stored so far. */
final class KeyedRequest {

    private static final String HEADER = "Idempotency-Key";

    private static final String ATTRIBUTE = KeyedRequest.class.getName();

    private static final Pattern APIS = Pattern.compile("/(v2|integration)/.*");
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,255}");

    private final String id;
    private final String fingerprint;

    /** Whether the open transaction has a row for the answer. */
    private boolean pending;

    private boolean stored;

    /**
     * @param id as {@link #idOf} gives it
     * @param fingerprint of the request
     */
    KeyedRequest(String id, String fingerprint) {
        this.id = id;
        this.fingerprint = fingerprint;
    }

    /**
     * What the key of a request is stored as.
     *
     * @param request whose caller is known
     * @return a hash of who sent it and of the key: keys of two callers never meet. Empty without a key, and for
     *     operations that take none
     * @throws BadRequestException if the key is not 1 to 255 visible ASCII characters
     */
    static Optional<String> idOf(HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(HEADER));
        Optional<Caller> caller = Caller.of(request);
        if (keys.isEmpty() || caller.isEmpty() || !takesKeys(request)) {
            return Optional.empty();
        }
        if (keys.size() > 1 || !VISIBLE.matcher(keys.get(0)).matches()) {
            throw new BadRequestException(HEADER + ": must be 1 to 255 visible ASCII characters");
        }
        return caller.map(known -> Fingerprint.of(
                known.kind().name(),
                known.applicationId() == null ? known.name() : String.valueOf(known.applicationId()),
                String.valueOf(known.resourceOwnerId()),
                keys.get(0)));
    }

    private static boolean takesKeys(HttpServletRequest request) {
        boolean creates = Operation.of(request)
                .filter(operation -> operation.isWrite() && operation.method().equals("POST"))
                .isPresent();
        return creates && APIS.matcher(request.getRequestURI()).matches();
    }

    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static Optional<KeyedRequest> of(HttpServletRequest request) {
        return Optional.ofNullable((KeyedRequest) request.getAttribute(ATTRIBUTE));
    }

    /** The request that this thread serves; empty if it has no key. */
    static Optional<HttpServletRequest> current() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                        .filter(request -> of(request).isPresent())
                : Optional.empty();
    }

    String id() {
        return id;
    }

    String fingerprint() {
        return fingerprint;
    }

    boolean isStored() {
        return stored || pending;
    }

    void added() {
        pending = true;
    }

    void committed() {
        stored = stored || pending;
        pending = false;
    }

    void rolledBack() {
        pending = false;
    }
}
