package io.matricula.client;

import io.matricula.client.generated.ApiClient;
import io.matricula.client.http.Exchange;
import io.matricula.client.http.ExchangeHttpClient;
import java.net.http.HttpClient;
import tools.jackson.databind.ObjectMapper;

/** What generated code calls by. */
final class Connection extends ApiClient {

    /** One for all: what it has learned of a model is most of the work of the first call with it. */
    private static final ObjectMapper MAPPER = createDefaultObjectMapper();

    private final HttpClient http;

    /** @param baseUrl without a slash at its end */
    Connection(HttpClient http, Exchange exchange, String baseUrl, CallOptions options) {
        super(null, MAPPER, baseUrl);
        this.http = new ExchangeHttpClient(http, exchange);
        options.timeout().ifPresent(this::setReadTimeout);
    }

    @Override
    public HttpClient getHttpClient() {
        return http;
    }
}
