package io.matricula.learningcloud;

import io.matricula.contract.learningcloud.model.ManagementUserImage.MimeTypeEnum;
import io.matricula.http.FieldErrors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what was noted of a body in the words of these web services: names with dots, and the value that was sent. The
 * values of passwords and pictures are never repeated.
 */
final class Wording {

    private static final Set<String> SECRET = Set.of("password", "newPassword", "base64Image");

    private static final String PASSWORD_LENGTH = "must have 4 to 255 characters";

    private static final String INVALID = "is invalid";
    private static final String TOO_SHORT = "is too short";
    private static final String TOO_LONG = "is too long";

    private static final Map<String, String> REASONS = Map.of(
            "must be a String",
            "is not text that can be stored",
            "must be one of: true, false",
            "is not true or false",
            "must be a Hash",
            "is not an object",
            "must be an Array",
            "is not a list",
            FieldErrors.NOT_LISTED,
            "is not one of " + Quoted.listed(List.of(MimeTypeEnum.values())));

    private static final Map<String, String> FORMS = Map.of(
            "email", "is not an e-mail address",
            "username",
                    "is not 2 to 64 letters, digits, dots, underscores and hyphens, with a letter or digit first,"
                            + " not all digits and not ending in .json",
            "language", "is not a language code",
            "timezone", "is not a time zone of the IANA database",
            "externalId", "must hold neither / nor \\");

    private static final Pattern BRACKETS = Pattern.compile("]?\\[|]$");

    private Wording() {}

    /**
     * Words all errors but those of roles, which {@link Roles} words itself.
     *
     * @param sent the body as it came
     * @param errors what was noted of it
     * @param problems where to say it
     */
    static void say(ObjectNode sent, FieldErrors errors, Problems problems) {
        errors.asMap().forEach((param, messages) -> {
            String[] keys = BRACKETS.split(param);
            if (!param.startsWith("user[roles]")) {
                JsonNode value = at(sent, keys);
                messages.stream()
                        .filter(message -> !isNullOfAMap(keys, value))
                        // said where there is nothing better to say
                        .filter(message -> messages.size() == 1 || !message.equals(INVALID))
                        .forEach(message ->
                                problems.add(String.join(".", keys), words(keys[keys.length - 1], message, value)));
            }
        });
    }

    /** The binder takes no null for text; the values of this map may be null. */
    private static boolean isNullOfAMap(String[] keys, JsonNode value) {
        return keys.length > 2 && keys[1].equals("extendedFields") && value.isNull();
    }

    private static JsonNode at(ObjectNode sent, String... keys) {
        JsonNode node = sent;
        for (String key : keys) {
            node = onlyOne(node.path(key));
        }
        return node;
    }

    /** One element in a list stands for itself, as it does when it is bound. */
    static JsonNode onlyOne(JsonNode node) {
        return node.isArray() && node.size() == 1 ? node.get(0) : node;
    }

    private static String words(String key, String message, JsonNode value) {
        if (message.equals(FieldErrors.BLANK)) {
            return value.isNull() ? "must not be null" : "must be given";
        }
        if (key.endsWith("assword") && (message.startsWith(TOO_SHORT) || message.startsWith(TOO_LONG))) {
            return PASSWORD_LENGTH;
        }
        if (message.startsWith(TOO_SHORT)) {
            return "must be given";
        }
        String reason = message.equals(INVALID)
                ? FORMS.getOrDefault(key, "is not acceptable")
                : REASONS.getOrDefault(message, message);
        boolean isWrongType = REASONS.containsKey(message);
        return SECRET.contains(key) || value.isMissingNode() || value.isContainer() && !isWrongType
                ? reason
                : Quoted.of(value) + " " + reason;
    }
}
