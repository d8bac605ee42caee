package io.matricula.http;

import tools.jackson.databind.node.ObjectNode;

/**
 * Rules that must see a body as it was sent: they tell null from absent where the model cannot, and their refusals repeat
 * values.
 *
 * @param <T> the generated model of the body
 */
public interface SentBodyRules<T> extends BodyRules<T> {

    /**
     * Decides on a body when everything else was checked.
     *
     * @param sent the body as it came
     * @param errors all that was noted of it, by bracket names
     * @throws RuntimeException the refusal, if the body is not acceptable
     */
    void decide(ObjectNode sent, FieldErrors errors);
}
