package io.matricula.access;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2TokenRevocationAuthenticationToken;

/** Takes tokens back (RFC 7009). What is no token of ours, or none any more, counts as taken back. */
final class Revocation implements AuthenticationProvider {

    private final AccessTokens tokens;
    private final RevokedTokens revoked;
    private final Authorizations authorizations;

    Revocation(AccessTokens tokens, RevokedTokens revoked, Authorizations authorizations) {
        this.tokens = tokens;
        this.revoked = revoked;
        this.authorizations = authorizations;
    }

    @Override
    public Authentication authenticate(Authentication authentication) {
        OAuth2TokenRevocationAuthenticationToken asked = (OAuth2TokenRevocationAuthenticationToken) authentication;
        if (!(asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken client) || !client.isAuthenticated()) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        Jwt token = decode(asked.getToken());
        if (token != null && !token.getSubject().equals(client.getName())) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        if (token == null) {
            authorizations.revoke(asked.getToken(), client.getRegisteredClient());
        } else {
            revoked.revoke(token.getId(), token.getExpiresAt());
        }
        return asked;
    }

    private Jwt decode(String token) {
        try {
            return tokens.decoder().decode(token);
        } catch (JwtException noneAnyMore) {
            return null;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2TokenRevocationAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
