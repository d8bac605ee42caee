package io.matricula.access;

import io.matricula.access.AuthorizationRepository.Access;
import io.matricula.access.AuthorizationRepository.Row;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/**
 * Keeps codes and refresh tokens in the database, where every server finds them. Nothing is kept of the tokens that
 * applications get for themselves: all there is to know stands in the token.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    private final AuthorizationRepository rows;
    private final Applications applications;
    private final RevokedTokens revoked;

    Authorizations(AuthorizationRepository rows, Applications applications, RevokedTokens revoked) {
        this.rows = rows;
        this.applications = applications;
        this.revoked = revoked;
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<OAuth2AuthorizationCode> code = authorization.getToken(OAuth2AuthorizationCode.class);
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        if (code == null && refresh != null) {
            rows.renew(authorization.getId(), access(authorization));
        } else if (code != null && refresh != null) {
            exchange(authorization, refresh.getToken());
        } else if (code != null && code.isInvalidated()) {
            // another application tried it
            rows.delete(authorization.getId());
        } else if (code != null) {
            rows.insert(
                    row(authorization),
                    code.getToken().getTokenValue(),
                    code.getToken().getExpiresAt());
        }
    }

    private void exchange(OAuth2Authorization authorization, OAuth2RefreshToken refresh) {
        boolean first = rows.exchange(
                authorization.getId(), refresh.getTokenValue(), refresh.getExpiresAt(), access(authorization));
        if (!first) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private static Row row(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request = authorization.getAttribute(OAuth2AuthorizationRequest.class.getName());
        PersonAuthentication person = authorization.getAttribute(Principal.class.getName());
        Set<String> scopes = authorization.getAuthorizedScopes();
        return new Row(
                authorization.getId(),
                Long.parseLong(authorization.getRegisteredClientId()),
                person.getPrincipal(),
                scopes.isEmpty() ? Applications.DEFAULT_SCOPE : String.join(" ", scopes),
                request.getRedirectUri(),
                (String) request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE),
                false,
                null);
    }

    private static Access access(OAuth2Authorization authorization) {
        OAuth2Authorization.Token<?> token = authorization.getAccessToken();
        return new Access(
                (String) token.getClaims().get("jti"), token.getToken().getExpiresAt());
    }

    @Override
    public OAuth2Authorization findByToken(String token, OAuth2TokenType type) {
        if (OAuth2TokenType.REFRESH_TOKEN.equals(type)) {
            return rows.findByRefreshToken(token)
                    .map(row -> found(row)
                            .refreshToken(new OAuth2RefreshToken(token, null))
                            .build())
                    .orElse(null);
        }
        return rows.findByCode(token)
                .filter(row -> !endIfExchanged(row))
                // the end of its validity was compared with the server's clock in the query
                .map(row -> found(row)
                        .token(new OAuth2AuthorizationCode(token, null, null))
                        .attribute(OAuth2AuthorizationRequest.class.getName(), request(row))
                        .build())
                .orElse(null);
    }

    /** A code that comes twice was stolen from one of the two: what it was exchanged for ends (RFC 6749, 4.1.2). */
    private boolean endIfExchanged(Row row) {
        if (row.exchanged()) {
            end(row);
        }
        return row.exchanged();
    }

    private void end(Row row) {
        rows.delete(row.id());
        revoked.revoke(row.access().id(), row.access().expiresAt());
    }

    private OAuth2Authorization.Builder found(Row row) {
        RegisteredClient application = applications.findById(String.valueOf(row.applicationId()));
        return OAuth2Authorization.withRegisteredClient(application)
                .id(row.id())
                .principalName(String.valueOf(row.userId()))
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .authorizedScopes(Set.of(row.scopes().split(" ")))
                .attribute(Principal.class.getName(), new PersonAuthentication(row.userId()));
    }

    private OAuth2AuthorizationRequest request(Row row) {
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(ReturnCookie.AUTHORIZE)
                .clientId(applications
                        .findById(String.valueOf(row.applicationId()))
                        .getClientId())
                .redirectUri(row.redirectUri())
                .scopes(Set.of(row.scopes().split(" ")))
                .additionalParameters(
                        row.codeChallenge() == null
                                ? Map.of()
                                : Map.of(
                                        PkceParameterNames.CODE_CHALLENGE,
                                        row.codeChallenge(),
                                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                                        "S256"))
                .build();
    }

    /**
     * Takes a refresh token back, and the access token that came with it last.
     *
     * @param refreshToken what the application sent
     * @param application whose it must be
     * @throws OAuth2AuthenticationException if it is another application's
     */
    void revoke(String refreshToken, RegisteredClient application) {
        rows.findByRefreshToken(refreshToken).ifPresent(row -> {
            if (!String.valueOf(row.applicationId()).equals(application.getId())) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
            }
            end(row);
        });
    }

    /** Drops what has ended anyway. */
    void removeExpired() {
        rows.deleteExpired();
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        rows.delete(authorization.getId());
    }

    /** Nobody asks: what is looked for is a code or a token. */
    @Override
    public OAuth2Authorization findById(String id) {
        throw new UnsupportedOperationException();
    }
}
