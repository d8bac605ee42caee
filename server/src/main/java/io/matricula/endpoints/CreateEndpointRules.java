package io.matricula.endpoints;

import io.matricula.contract.intra.model.EndpointAttributes;
import io.matricula.contract.intra.model.EndpointRequest;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import org.springframework.stereotype.Component;

/** What "Create an endpoint" demands beyond the types and lengths of its params. */
@Component
class CreateEndpointRules implements BodyRules<EndpointRequest> {

    private final EndpointUrlRule urls;

    CreateEndpointRules(EndpointUrlRule urls) {
        this.urls = urls;
    }

    @Override
    public Class<EndpointRequest> body() {
        return EndpointRequest.class;
    }

    @Override
    public void check(EndpointRequest body, FieldErrors errors) {
        if (body.getEndpoint().orElse(null) == null) {
            body.endpoint(new EndpointAttributes());
        }
        EndpointAttributes params = body.getEndpoint().get();
        if (params.getUrl() != null) {
            params.setUrl(urls.check(params.getUrl(), errors));
        }
    }
}
