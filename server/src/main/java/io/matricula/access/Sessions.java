package io.matricula.access;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.matricula.http.BaseUrl;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Who has signed in with a browser: a signed statement in a cookie, so that every server knows and none keeps anything.
 * It is of another type than access tokens, and neither is taken for the other. It lets a person through {@code
 * /oauth/authorize} and nowhere else.
 */
@Component
public class Sessions {

    private static final String COOKIE = "SESSION";
    private static final String TYPE = "session";
    private static final Duration LIFETIME = Duration.ofMinutes(30);

    private final SigningKeys keys;
    private final AuthorizationRepository people;
    private final Clock clock;
    private final boolean encrypted;
    private final NimbusJwtEncoder encoder;
    private final DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> decoder = new DefaultJWTProcessor<>();

    Sessions(SigningKeys keys, AuthorizationRepository people, Clock clock, BaseUrl base) {
        this.keys = keys;
        this.people = people;
        this.clock = clock;
        this.encrypted = "https".equals(base.of("/").getScheme());
        this.encoder = new NimbusJwtEncoder((selector, context) -> selector.select(keys.all()));
        decoder.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType(TYPE)));
        decoder.setJWSKeySelector(new JWSVerificationKeySelector<>(
                JWSAlgorithm.HS256, (selector, context) -> selector.select(keys.all())));
        // time is checked below, by the server's own clock
        decoder.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    /**
     * Begins a session.
     *
     * @param userId who has signed in
     * @param request the request that did it
     * @return the cookie to set; it ends with the browser, and after half an hour
     */
    public ResponseCookie begin(long userId, HttpServletRequest request) {
        Instant now = clock.instant();
        JwsHeader header = JwsHeader.with(MacAlgorithm.HS256)
                .type(TYPE)
                .keyId(keys.current())
                .build();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .subject(String.valueOf(userId))
                .issuedAt(now)
                .expiresAt(now.plus(LIFETIME))
                .build();
        String token = encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
        return cookie(COOKIE, token, request).path("/").build();
    }

    /**
     * Makes a cookie that no script can read and no foreign form sends.
     *
     * @param name its name
     * @param value its value
     * @param request the request that sets it
     * @return without a path
     */
    ResponseCookie.ResponseCookieBuilder cookie(String name, String value, HttpServletRequest request) {
        return ResponseCookie.from(name, value).httpOnly(true).sameSite("Lax").secure(encrypted || request.isSecure());
    }

    /**
     * Who has signed in.
     *
     * @param request any request
     * @return the person's id; empty if nobody has, or not any more, or the person is not active any more
     */
    public Optional<Long> person(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return Optional.ofNullable(cookie)
                .flatMap(sent -> read(sent.getValue()))
                .filter(people::isActive);
    }

    private Optional<Long> read(String token) {
        try {
            JWTClaimsSet claims = decoder.process(token, null);
            return clock.instant().isBefore(claims.getExpirationTime().toInstant())
                    ? Optional.of(Long.valueOf(claims.getSubject()))
                    : Optional.empty();
        } catch (Exception notOurs) {
            // the library's checked exceptions, and unchecked ones for some garbage: all of it is no session
            return Optional.empty();
        }
    }
}
