package io.matricula.client.errors;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** 422: at least one param is not acceptable, or the Idempotency-Key was used for another payload; nothing was changed. */
public final class UnprocessableEntityException extends StatusException {

    private static final long serialVersionUID = 1L;

    UnprocessableEntityException(Refusal refusal) {
        super(refusal);
    }

    /**
     * What is wrong with each param.
     *
     * @return in the server's order, under the names of the contract such as {@code user[email]}; rows of a nested list
     *     share one name; empty if the body tells no fields
     */
    public Map<String, List<String>> errors() {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        json().path("errors")
                .properties()
                .forEach(field -> errors.put(
                        field.getKey(),
                        field.getValue().valueStream().map(JsonNode::asString).toList()));
        return Collections.unmodifiableMap(errors);
    }
}
