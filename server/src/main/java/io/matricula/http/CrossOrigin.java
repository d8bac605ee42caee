package io.matricula.http;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Lets pages of every origin call the APIs, as the real one does. Nothing there is decided by a cookie; the pages on which
 * people sign in, where one is, are left out.
 */
@Configuration(proxyBeanMethods = false)
class CrossOrigin {

    private static final List<String> APIS = List.of(
            "/v2/**",
            "/oauth/token",
            "/oauth/token/info",
            "/oauth/revoke",
            "/integration/**",
            "/operations/**",
            "/openapi/**");

    private static final List<String> METHODS = List.of("GET", "POST", "OPTIONS", "DELETE", "PUT", "PATCH");

    private static final List<String> READABLE = List.of(
            "ETag",
            "Idempotent-Replayed",
            "Link",
            "Location",
            "Retry-After",
            "WWW-Authenticate",
            "X-Total",
            "X-Page",
            "X-Per-Page",
            "X-Request-Id",
            "X-Runtime",
            "X-Application-Id",
            "X-Application-Name",
            "X-Application-Roles",
            "X-Secondly-RateLimit-Limit",
            "X-Secondly-RateLimit-Remaining",
            "X-Hourly-RateLimit-Limit",
            "X-Hourly-RateLimit-Remaining");

    @Bean
    FilterRegistrationBean<CorsFilter> crossOriginFilter() {
        CorsConfiguration anyOrigin = new CorsConfiguration();
        anyOrigin.setAllowedOriginPatterns(List.of("*"));
        anyOrigin.setAllowCredentials(true);
        anyOrigin.setAllowedMethods(METHODS);
        anyOrigin.setAllowedHeaders(List.of("*"));
        anyOrigin.setExposedHeaders(READABLE);
        anyOrigin.setMaxAge(Duration.ofHours(2));
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        APIS.forEach(path -> paths.registerCorsConfiguration(path, anyOrigin));
        FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(new CorsFilter(paths));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
        return registration;
    }
}
