package io.matricula.outbound;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Clients for addresses that the operator's configuration names, which may be of any network and without encryption. */
@Component
public class TrustedClients implements DisposableBean {

    private final JsonMapper json;
    private final List<TimedRequests> made = new CopyOnWriteArrayList<>();

    TrustedClients(JsonMapper json) {
        this.json = json;
    }

    /**
     * Makes a client, which follows no redirect. It throws {@link OutboundAnswerException} for every answer but 2xx, and
     * another {@link org.springframework.web.client.RestClientException} if there is none that can be read.
     *
     * @param timeout for a whole exchange
     * @return to be kept, as its connections are
     */
    public RestClient client(Duration timeout) {
        TimedRequests requests = OutboundConfiguration.requests(SystemDefaultDnsResolver.INSTANCE, timeout, timeout);
        made.add(requests);
        return OutboundConfiguration.builder(requests, json)
                // has the body in hand before it is sent: small servers want its length and take no chunks
                .requestInterceptor((request, body, execution) -> execution.execute(request, body))
                .build();
    }

    @Override
    public void destroy() throws Exception {
        for (TimedRequests requests : made) {
            requests.destroy();
        }
    }
}
