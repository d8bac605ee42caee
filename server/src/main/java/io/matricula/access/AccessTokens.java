package io.matricula.access;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/**
 * What an access token is: a signed statement of who calls (RFC 7519), so that checking one asks nobody, the database
 * least of all. Roles stand in the token: a role that is taken away ends with the token, two hours later at most. The
 * token of a person has none.
 */
@Component
class AccessTokens {

    /** Why an otherwise good token is refused once its time is over. */
    static final OAuth2Error EXPIRED = new OAuth2Error("invalid_token", "The access token expired", null);

    private static final OAuth2Error REVOKED = new OAuth2Error("invalid_token", "The access token was revoked", null);

    private static final Duration SIGNATURE_KNOWN = Duration.ofMinutes(1);

    private static final String APPLICATION_ID = "app";
    private static final String NAME = "name";
    private static final String ROLES = "roles";
    private static final String SCOPE = "scope";
    private static final String RESOURCE_OWNER_ID = "owner";

    private final StringKeyGenerator codes =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), 48);
    private final SigningKeys keys;
    private final RevokedTokens revoked;
    private final Clock clock;

    AccessTokens(SigningKeys keys, RevokedTokens revoked, Clock clock) {
        this.keys = keys;
        this.revoked = revoked;
        this.clock = clock;
    }

    /**
     * Makes access tokens and refresh tokens.
     *
     * @return for Spring's authorization server
     */
    OAuth2TokenGenerator<OAuth2Token> generator() {
        JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(source()));
        generator.setClock(clock);
        generator.setJwtCustomizer(this::describe);
        OAuth2RefreshTokenGenerator refresh = new OAuth2RefreshTokenGenerator();
        refresh.setClock(clock);
        return new DelegatingOAuth2TokenGenerator(generator, refresh);
    }

    /**
     * Makes the code that an application exchanges for a person's tokens.
     *
     * @param context what it is for
     * @return a random one, good for five minutes
     */
    OAuth2AuthorizationCode code(OAuth2TokenContext context) {
        Instant now = clock.instant();
        return new OAuth2AuthorizationCode(
                codes.generateKey(),
                now,
                now.plus(context.getRegisteredClient().getTokenSettings().getAuthorizationCodeTimeToLive()));
    }

    /**
     * Checks signature, time and revocation. The signature of a token that comes again is not computed again for a
     * minute.
     *
     * @return for Spring's resource server
     */
    JwtDecoder decoder() {
        LoadingCache<String, Jwt> signed = Caffeine.newBuilder()
                .maximumSize(1_000)
                .expireAfterWrite(SIGNATURE_KNOWN)
                .build(signatures()::decode);
        return text -> {
            Jwt token = signed.get(text);
            OAuth2TokenValidatorResult result = timeAndRevocation(token);
            if (result.hasErrors()) {
                throw new JwtValidationException("The token is not valid", result.getErrors());
            }
            return token;
        };
    }

    private NimbusJwtDecoder signatures() {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, source()));
        // time is checked each time, by the server's own clock
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(token -> OAuth2TokenValidatorResult.success());
        return decoder;
    }

    /**
     * Reads a checked token.
     *
     * @param token the token
     * @return whose it is
     */
    static CallerAuthentication caller(Jwt token) {
        return new CallerAuthentication(new Caller(
                Caller.Kind.APPLICATION,
                ((Number) token.getClaim(APPLICATION_ID)).longValue(),
                token.getSubject(),
                token.getClaimAsString(NAME),
                Set.copyOf(token.getClaimAsStringList(ROLES)),
                Set.copyOf(token.getClaimAsStringList(SCOPE)),
                token.hasClaim(RESOURCE_OWNER_ID) ? ((Number) token.getClaim(RESOURCE_OWNER_ID)).longValue() : null,
                token.getId(),
                token.getIssuedAt(),
                token.getExpiresAt()));
    }

    private void describe(JwtEncodingContext context) {
        RegisteredClient application = context.getRegisteredClient();
        Set<String> scopes = context.getAuthorizedScopes();
        context.getJwsHeader().algorithm(MacAlgorithm.HS256).keyId(keys.current());
        context.getClaims()
                .subject(application.getClientId())
                .claim(APPLICATION_ID, Long.valueOf(application.getId()))
                .claim(NAME, application.getClientName())
                .claim(SCOPE, scopes.isEmpty() ? List.of(Applications.DEFAULT_SCOPE) : List.copyOf(scopes));
        if (context.getPrincipal() instanceof PersonAuthentication person) {
            // whoever signs in gets what a person may, not what the application may
            context.getClaims().claim(ROLES, List.of()).claim(RESOURCE_OWNER_ID, person.getPrincipal());
        } else {
            context.getClaims().claim(ROLES, List.copyOf(Applications.roles(application)));
        }
    }

    private JWKSource<SecurityContext> source() {
        return (selector, context) -> selector.select(keys.all());
    }

    private OAuth2TokenValidatorResult timeAndRevocation(Jwt token) {
        if (token.getExpiresAt() == null || !clock.instant().isBefore(token.getExpiresAt())) {
            return OAuth2TokenValidatorResult.failure(EXPIRED);
        }
        return revoked.contains(token.getId())
                ? OAuth2TokenValidatorResult.failure(REVOKED)
                : OAuth2TokenValidatorResult.success();
    }
}
