package io.matricula.lists;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@EnableConfigurationProperties(ListProperties.class)
@Configuration(proxyBeanMethods = false)
class ListConfiguration implements WebMvcConfigurer {

    private final ListRequestReader requests;

    ListConfiguration(ListRequestReader requests) {
        this.requests = requests;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(requests);
    }
}
