package io.matricula.access;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.authentication.builders.AuthenticationManagerBuilder;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.authorization.authentication.ClientSecretAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.savedrequest.NullRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import tools.jackson.databind.json.JsonMapper;

/** Which filters a request passes: first those that find out what is asked for, then one of four security chains. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {

    /** Just before Spring Security's filters, which Spring Boot puts at -100. */
    private static final int BEFORE_SECURITY = -110;

    @Bean
    FilterRegistrationBean<TokenRequestFilter> tokenRequestFilter(
            JsonMapper json, TokenAnswers answers, Refusals refusals) {
        return ordered(new TokenRequestFilter(json, answers, refusals), BEFORE_SECURITY - 1);
    }

    @Bean
    FilterRegistrationBean<ContractFilter> contractFilter(
            Contract contract, ObjectProvider<PublicPath> exceptions, RateLimits limits, Refusals refusals) {
        ContractFilter filter =
                new ContractFilter(contract, exceptions.orderedStream().toList(), limits, refusals);
        return ordered(filter, BEFORE_SECURITY);
    }

    private static <F extends jakarta.servlet.Filter> FilterRegistrationBean<F> ordered(F filter, int order) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }

    /** A user's name in a path may hold dots and percent signs, and any client may escape both. */
    @Bean
    static HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedPeriod(true);
        firewall.setAllowUrlEncodedPercent(true);
        return firewall;
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .authorizationEndpoint(ReturnCookie.AUTHORIZE)
                .tokenEndpoint("/oauth/token")
                .tokenRevocationEndpoint("/oauth/revoke")
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http,
            TokenAnswers answers,
            ApplicationSecrets secrets,
            AccessTokens tokens,
            RevokedTokens revoked,
            Authorizations authorizations) {
        http.securityMatcher("/oauth/token", "/oauth/revoke")
                .oauth2AuthorizationServer(server -> server.tokenGenerator(tokens.generator())
                        .clientAuthentication(client -> client.errorResponseHandler(answers)
                                .authenticationProviders(providers -> providers.stream()
                                        .filter(ClientSecretAuthenticationProvider.class::isInstance)
                                        .map(ClientSecretAuthenticationProvider.class::cast)
                                        .forEach(provider -> provider.setPasswordEncoder(secrets))))
                        .tokenEndpoint(endpoint ->
                                endpoint.accessTokenResponseHandler(answers).errorResponseHandler(answers))
                        // instead of Spring's own, which would take what this one refuses for revoked
                        .tokenRevocationEndpoint(endpoint -> endpoint.authenticationProviders(providers -> {
                                    providers.clear();
                                    providers.add(new Revocation(tokens, revoked, authorizations));
                                })
                                .revocationResponseHandler(answers::revoked)
                                .errorResponseHandler(answers)))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(refused -> refused.authenticationEntryPoint(answers));
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain learningCloud(HttpSecurity http, CloudTokens tokens, RateLimits limits, Refusals refusals) {
        http.securityMatcher("/integration/**")
                .addFilterBefore(new CloudTokenFilter(tokens, limits, refusals), AuthorizationFilter.class)
                .addFilter(new AuthorizationFilter(new ContractRoles()))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        return http.build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain everythingElse(HttpSecurity http, AccessTokens tokens, RateLimits limits, Refusals refusals) {
        JwtAuthenticationProvider provider = new JwtAuthenticationProvider(tokens.decoder());
        provider.setJwtAuthenticationConverter(AccessTokens::caller);
        BearerTokenAuthenticationFilter bearer =
                new BearerTokenAuthenticationFilter(new ProviderManager(provider), new BearerTokens());
        bearer.setAuthenticationEntryPoint(refusals);
        http.addFilterBefore(bearer, AuthorizationFilter.class)
                .addFilterBefore(new CallerFilter(limits, refusals), AuthorizationFilter.class)
                .addFilter(new AuthorizationFilter(new ContractRoles()))
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
        return http.build();
    }

    /**
     * What each chain starts from: no session, no pages. Headers and CORS are set for every answer, not by these chains.
     * Spring Security's own, which this replaces, looks in the context for customizers of everything that it can do, once
     * for each chain: an eighth of a start.
     */
    @Bean
    @Primary
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    HttpSecurity chain(ObjectPostProcessor<Object> postProcessor, ApplicationContext context) {
        Map<Class<?>, Object> shared = new HashMap<>(Map.of(
                ApplicationContext.class,
                context,
                PathPatternRequestMatcher.Builder.class,
                PathPatternRequestMatcher.withDefaults(),
                RequestCache.class,
                new NullRequestCache()));
        return new HttpSecurity(postProcessor, new AuthenticationManagerBuilder(postProcessor), shared)
                .exceptionHandling(Customizer.withDefaults())
                .securityContext(
                        kept -> kept.securityContextRepository(new RequestAttributeSecurityContextRepository()));
    }
}
