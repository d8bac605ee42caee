package io.matricula.client;

import io.matricula.client.generated.ApiClient;
import io.matricula.client.http.Exchange;
import io.matricula.client.http.ExchangeHttpClient;
import java.net.http.HttpClient;

/** What generated code calls by. */
final class Connection extends ApiClient {

    private final HttpClient http;

    /** @param baseUrl without a slash at its end */
    Connection(HttpClient http, Exchange exchange, String baseUrl, CallOptions options) {
        this.http = new ExchangeHttpClient(http, exchange);
        updateBaseUri(baseUrl);
        options.timeout().ifPresent(this::setReadTimeout);
    }

    @Override
    public HttpClient getHttpClient() {
        return http;
    }
}
