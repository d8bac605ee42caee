package io.matricula.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AuthorizationCodeRequestAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.util.StringUtils;

/** How a person lets an application act: the authorization-code grant (RFC 6749, 4.1), with PKCE if it is asked for. */
@Configuration(proxyBeanMethods = false)
class PersonsGrant {

    @Bean
    @Order(0)
    SecurityFilterChain authorization(
            HttpSecurity http, TokenAnswers answers, AccessTokens tokens, Sessions sessions, ReturnCookie returnTo) {
        AuthorizationRefusals refusals = new AuthorizationRefusals(answers);
        http.securityMatcher(ReturnCookie.AUTHORIZE)
                .securityContext(context -> context.securityContextRepository(new FromSession(sessions)))
                .oauth2AuthorizationServer(server -> server.tokenGenerator(tokens.generator())
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestConverters(converters -> {
                                    converters.clear();
                                    converters.add(PersonsGrant::authorizationRequest);
                                })
                                .authenticationProviders(providers -> providers.stream()
                                        .filter(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::isInstance)
                                        .map(OAuth2AuthorizationCodeRequestAuthenticationProvider.class::cast)
                                        .forEach(provider -> {
                                            provider.setAuthenticationValidator(new RedirectUris());
                                            provider.setAuthorizationCodeGenerator(tokens::code);
                                        }))
                                .errorResponseHandler(refusals)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(
                        (request, response, reason) -> toSignIn(request, response, returnTo)));
        return http.build();
    }

    /** Every request names the redirect URI: there is none by default. */
    private static org.springframework.security.core.Authentication authorizationRequest(HttpServletRequest request) {
        if (!StringUtils.hasText(request.getParameter("redirect_uri"))) {
            throw RedirectUris.refusal();
        }
        return new OAuth2AuthorizationCodeRequestAuthenticationConverter().convert(request);
    }

    private static void toSignIn(HttpServletRequest request, HttpServletResponse response, ReturnCookie returnTo)
            throws IOException {
        response.addHeader(HttpHeaders.SET_COOKIE, returnTo.of(request).toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.sendRedirect("/login");
    }

    /** Reads who has signed in; what a request did is not written back. */
    private record FromSession(Sessions sessions) implements SecurityContextRepository {

        @Override
        @SuppressWarnings("deprecation")
        public SecurityContext loadContext(HttpRequestResponseHolder holder) {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            sessions.person(holder.getRequest()).map(PersonAuthentication::new).ifPresent(context::setAuthentication);
            return context;
        }

        @Override
        public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
            // see the class comment
        }

        @Override
        public boolean containsContext(HttpServletRequest request) {
            return sessions.person(request).isPresent();
        }
    }
}
