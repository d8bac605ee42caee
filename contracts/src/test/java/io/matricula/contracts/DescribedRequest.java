package io.matricula.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a contract's request is one that an operation describes: path, query, headers and body in full. The request of
 * a refusal may have a flaw, but only one that its answer speaks of.
 */
final class DescribedRequest {

    private static final Pattern LAST_NAME = Pattern.compile("([\\w-]+)]?$");

    /** The pages show them in an example and describe them nowhere; they are ignored. */
    private static final Set<String> SHOWN_BUT_NOT_DESCRIBED = Set.of(
            "user[cursus_users_attributes][user_id]: is not described",
            "user[languages_users_attributes][user_id]: is not described");

    private final DescribedValue values;

    DescribedRequest(OpenAPI description) {
        values = new DescribedValue(description);
    }

    List<String> complaints(WrittenContract contract, String template, Operation operation) {
        List<String> complaints = new ArrayList<>(ofPath(contract, template, operation));
        complaints.addAll(ofHeaders(contract, operation));
        complaints.addAll(ofParams(contract, operation));
        complaints.removeAll(SHOWN_BUT_NOT_DESCRIBED);
        if (contract.status().startsWith("4")) {
            complaints.removeIf(complaint -> isShown(complaint, contract));
        }
        return complaints;
    }

    /** What is refused is named, or cannot be read at all. */
    private static boolean isShown(String complaint, WrittenContract contract) {
        String answer = String.valueOf(WrittenContract.body(contract.response()));
        Matcher name = LAST_NAME.matcher(complaint.substring(0, complaint.indexOf(':')));
        return contract.status().equals("415") && complaint.contains("/")
                || name.find() && answer.contains(name.group(1));
    }

    private List<String> ofPath(WrittenContract contract, String template, Operation operation) {
        Matcher path = Pattern.compile(
                        template.replaceAll("\\{(\\w+)}", "(?<$1>[^/]+)").replace("_", ""))
                .matcher(contract.path().replace("_", ""));
        if (contract.status().equals("404") || !path.matches()) {
            return List.of(); // what is not found is the path itself
        }
        return parameters(operation, "path").stream()
                .flatMap(parameter -> values
                        .complaints(
                                TextNode.valueOf(path.group(parameter.getName().replace("_", ""))),
                                parameter.getSchema(),
                                parameter.getName())
                        .stream())
                .toList();
    }

    private List<String> ofHeaders(WrittenContract contract, Operation operation) {
        return parameters(operation, "header").stream()
                .flatMap(parameter -> contract.requestHeader(parameter.getName()).stream()
                        .flatMap(
                                value -> values
                                        .complaints(TextNode.valueOf(value), parameter.getSchema(), parameter.getName())
                                        .stream()))
                .toList();
    }

    /** Params of a write may stand in the body or in the query: they are one hash. */
    private List<String> ofParams(WrittenContract contract, Operation operation) {
        ObjectNode sent;
        try {
            sent = isQueryBroken(contract) ? JsonNodeFactory.instance.objectNode() : SentParams.ofQuery(contract);
        } catch (UnsupportedOperationException twoThingsAtOnce) {
            return List.of("param: is a text and a hash");
        }
        List<String> complaints = new ArrayList<>(ofQuery(sent, operation));
        if (operation.getRequestBody() != null) {
            complaints.addAll(ofBody(sent, contract, operation.getRequestBody().getContent()));
        } else {
            sent.fieldNames().forEachRemaining(name -> complaints.add(name + ": is not described"));
        }
        return complaints;
    }

    /** Takes away what the query alone may hold. */
    private List<String> ofQuery(ObjectNode sent, Operation operation) {
        List<String> complaints = new ArrayList<>();
        for (Parameter parameter : parameters(operation, "query")) {
            JsonNode value = isOfTheBodyToo(parameter, operation)
                    ? sent.get(parameter.getName())
                    : sent.remove(parameter.getName());
            if (value != null) {
                complaints.addAll(values.complaints(value, parameter.getSchema(), parameter.getName()));
            } else if (Boolean.TRUE.equals(parameter.getRequired())) {
                complaints.add(parameter.getName() + ": is missing");
            }
        }
        return complaints;
    }

    private static boolean isOfTheBodyToo(Parameter parameter, Operation operation) {
        return operation.getRequestBody() != null
                && schema(operation.getRequestBody().getContent())
                        .getProperties()
                        .containsKey(parameter.getName());
    }

    private static Schema<?> schema(Content described) {
        return described.values().iterator().next().getSchema();
    }

    private List<String> ofBody(ObjectNode sent, WrittenContract contract, Content described) {
        String type = contract.requestHeader("Content-Type")
                .orElse("application/json")
                .replaceFirst(";.*", "");
        if (!described.containsKey(type)) {
            return List.of(type + ": is not described");
        }
        Optional<JsonNode> body;
        try {
            body = SentParams.ofBody(contract);
        } catch (UnsupportedOperationException twoThingsAtOnce) {
            return List.of("param: is a text and a hash");
        }
        if (body.isPresent() && body.get().isObject()) {
            sent.setAll((ObjectNode) body.get());
        } else if (contract.request().get("body") != null) {
            return List.of("body: is no hash");
        }
        return sent.isEmpty() ? List.of() : values.complaints(sent, schema(described), "");
    }

    private static boolean isQueryBroken(WrittenContract contract) {
        return contract.target().contains("%ED%A0%80");
    }

    private static List<Parameter> parameters(Operation operation, String place) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getIn().equals(place))
                .toList();
    }
}
