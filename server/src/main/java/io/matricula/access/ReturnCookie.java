package io.matricula.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Remembers in the browser which application sent the person to sign in. */
@Component
public class ReturnCookie {

    /** The one page to which people come back. */
    static final String AUTHORIZE = "/oauth/authorize";

    private static final String COOKIE = "RETURN_TO";
    private static final String PATH = "/login";
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    private final Sessions sessions;

    ReturnCookie(Sessions sessions) {
        this.sessions = sessions;
    }

    ResponseCookie of(HttpServletRequest request) {
        String target = AUTHORIZE + "?" + request.getQueryString();
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(target.getBytes(StandardCharsets.UTF_8));
        return sessions.cookie(COOKIE, encoded, request)
                .path(PATH)
                .maxAge(LIFETIME)
                .build();
    }

    /**
     * Where to go on after signing in.
     *
     * @param request a request of the sign-in page
     * @return a path of this server with its query; empty if nobody sent the person here
     */
    public Optional<String> target(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(sent -> decoded(sent.getValue()))
                .filter(target -> target.startsWith(AUTHORIZE + "?") && target.matches("[\\x21-\\x7e]+"));
    }

    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException garbage) {
            return Optional.empty();
        }
    }

    /**
     * Forgets it.
     *
     * @param request a request of the sign-in page
     * @return the cookie to set
     */
    public ResponseCookie gone(HttpServletRequest request) {
        return sessions.cookie(COOKIE, "", request).path(PATH).maxAge(0).build();
    }
}
