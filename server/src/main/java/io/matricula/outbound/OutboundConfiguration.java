package io.matricula.outbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** How others are called: by one client if somebody else wrote down their address, else by {@link TrustedClients}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OutboundProperties.class)
class OutboundConfiguration {

    private static final int LONGEST_BODY = 4096;
    private static final int CONNECTIONS = 100;

    /** Made for the first call: setting up encryption is felt at the start. */
    @Bean
    @Lazy
    TimedRequests outboundRequests(AllowedAddresses addresses, OutboundProperties properties) {
        return requests(
                new PublicDns(addresses),
                properties.timeout(),
                properties.timeout().multipliedBy(2));
    }

    /**
     * Makes requests. Connections are not used again: one that went stale meanwhile would look like a refusal.
     *
     * @param names tells where a name leads
     * @param step how long a connection, and each read, may take
     * @param whole how long all may take together
     */
    static TimedRequests requests(DnsResolver names, Duration step, Duration whole) {
        Timeout timeout = Timeout.of(step);
        HttpClient client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(timeout)
                                .setSocketTimeout(timeout)
                                .build())
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(timeout)
                        .setResponseTimeout(timeout)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .disableCookieManagement()
                .setUserAgent("Matricula")
                .build();
        return new TimedRequests(client, whole);
    }

    /**
     * The client for addresses that somebody else wrote down. It throws {@link OutboundAnswerException} for every answer
     * but 2xx, and {@link org.springframework.web.client.ResourceAccessException} if there is none in time, or if the
     * address may not be called.
     */
    @Bean
    RestClient outboundClient(
            @Lazy @Qualifier("outboundRequests") ClientHttpRequestFactory requests,
            OutboundUrls urls,
            JsonMapper json) {
        return builder(requests, json)
                .requestInterceptor((request, body, execution) -> checked(urls, request, body, execution))
                .build();
    }

    static RestClient.Builder builder(ClientHttpRequestFactory requests, JsonMapper json) {
        return RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(
                        converters -> converters.withJsonConverter(new JacksonJsonHttpMessageConverter(json)))
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), (request, answer) -> {
                    throw failed(answer.getStatusCode(), answer);
                });
    }

    private static ClientHttpResponse checked(
            OutboundUrls urls, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws java.io.IOException {
        urls.check(request.getURI().toString());
        return execution.execute(request, body);
    }

    private static OutboundAnswerException failed(HttpStatusCode status, ClientHttpResponse answer)
            throws java.io.IOException {
        byte[] start = answer.getBody().readNBytes(LONGEST_BODY);
        return new OutboundAnswerException(status.value(), new String(start, StandardCharsets.UTF_8));
    }
}
