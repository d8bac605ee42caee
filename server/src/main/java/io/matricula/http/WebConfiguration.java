package io.matricula.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityReturnValueHandler;

/** What both APIs ask of Spring MVC: any {@code Accept} gets JSON, and bodies are read by {@link RequestBodyReader}. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

    /** Behind all other filters: a refusal has no validator. */
    @Bean
    static FilterRegistrationBean<ETagFilter> eTagFilter() {
        FilterRegistrationBean<ETagFilter> registration = new FilterRegistrationBean<>(new ETagFilter());
        registration.addUrlPatterns("/v2/*", "/operations/*");
        return registration;
    }

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.ignoreAcceptHeader(true).defaultContentType(MediaType.APPLICATION_JSON);
    }

    /** A resolver added the usual way comes after Spring's own for bodies, which knows JSON alone. */
    @Bean
    static WebMvcRegistrations bodiesOfEveryForm(RequestBodyReader bodies) {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
                return new RequestMappingHandlerAdapter() {
                    @Override
                    public void afterPropertiesSet() {
                        super.afterPropertiesSet();
                        List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(getArgumentResolvers());
                        resolvers.add(0, bodies);
                        setArgumentResolvers(resolvers);
                        setReturnValueHandlers(entitiesFirst(getReturnValueHandlers()));
                    }
                };
            }
        };
    }

    /** Nearly all delegates return one, and the handlers before it look closely at each type that they are asked about. */
    private static List<HandlerMethodReturnValueHandler> entitiesFirst(List<HandlerMethodReturnValueHandler> handlers) {
        List<HandlerMethodReturnValueHandler> ordered = new ArrayList<>(handlers);
        ordered.sort(Comparator.comparing(handler -> !(handler instanceof ResponseEntityReturnValueHandler)));
        return ordered;
    }

    /** Bodies are validated where they are read, with the names of the contract: once is enough. */
    @Override
    public Validator getValidator() {
        return new Validator() {
            @Override
            public boolean supports(Class<?> type) {
                return true;
            }

            @Override
            public void validate(Object target, Errors errors) {
                // done by the time that Spring asks
            }
        };
    }
}
