package io.matricula.endpoints;

import io.matricula.contract.intra.model.EndpointChanges;
import io.matricula.contract.intra.model.UpdateEndpointRequest;
import io.matricula.http.BodyRules;
import io.matricula.http.FieldErrors;
import org.springframework.stereotype.Component;

/** What "Update an endpoint" demands beyond the types and lengths of its params. */
@Component
class UpdateEndpointRules implements BodyRules<UpdateEndpointRequest> {

    private final EndpointUrlRule urls;

    UpdateEndpointRules(EndpointUrlRule urls) {
        this.urls = urls;
    }

    @Override
    public Class<UpdateEndpointRequest> body() {
        return UpdateEndpointRequest.class;
    }

    @Override
    public void check(UpdateEndpointRequest body, FieldErrors errors) {
        if (body.getEndpoint().orElse(null) == null) {
            body.endpoint(new EndpointChanges());
        }
        EndpointChanges params = body.getEndpoint().get();
        if (params.getUrl() != null) {
            params.setUrl(urls.check(params.getUrl(), errors));
        }
    }
}
