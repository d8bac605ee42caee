package io.matricula.endpoints;

import io.matricula.http.FieldErrors;
import io.matricula.outbound.OutboundRefusedException;
import io.matricula.outbound.OutboundUrls;
import org.springframework.stereotype.Component;

/** Which url an endpoint may have. */
@Component
class EndpointUrlRule {

    private static final String URL = "endpoint[url]";

    private final OutboundUrls urls;

    EndpointUrlRule(OutboundUrls urls) {
        this.urls = urls;
    }

    /**
     * Checks a url.
     *
     * @param url as it was sent, not null
     * @param errors where to note what is wrong
     * @return the url without slashes at its end
     */
    String check(String url, FieldErrors errors) {
        if (url.isBlank()) {
            errors.add(URL, FieldErrors.BLANK);
            return url;
        }
        String tidy = url.strip().replaceFirst("/+$", "");
        try {
            urls.check(tidy);
        } catch (OutboundRefusedException refused) {
            errors.add(URL, refused.getMessage());
        }
        return tidy;
    }
}
