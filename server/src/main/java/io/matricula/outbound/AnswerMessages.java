package io.matricula.outbound;

import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes one short sentence of what others answer, which may be anything. */
@Component
public class AnswerMessages {

    private static final int LONGEST = 200;

    private final JsonMapper json;

    AnswerMessages(JsonMapper json) {
        this.json = json;
    }

    /**
     * The message of an answer: {@code message} or {@code error} of a JSON object, or plain text.
     *
     * @param answer not a 2xx
     * @return one line of at most 200 characters; the status alone if the answer says nothing a person could read
     */
    public String message(OutboundAnswerException answer) {
        String line = text(answer.body())
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Z}\\uFFFD]+", " ")
                .strip();
        if (line.isEmpty() || line.startsWith("<") || line.startsWith("{") || line.startsWith("[")) {
            return "status " + answer.status();
        }
        return line.length() > LONGEST ? line.substring(0, LONGEST - 1) + "…" : line;
    }

    private String text(String body) {
        try {
            JsonNode node = json.readTree(body);
            return node.isString()
                    ? node.asString()
                    : Stream.of("message", "error")
                            .map(node::path)
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                            .findFirst()
                            .orElse(body);
        } catch (JacksonException notJson) {
            return body;
        }
    }
}
