package io.matricula.http;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;

/** Notes a hash or a list where something else was sent, and lets the binding go on without it. */
final class NotedProblems extends DeserializationProblemHandler {

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType type, JsonToken token, JsonParser parser, String message) {
        return note(context, type, parser);
    }

    @Override
    public Object handleMissingInstantiator(
            DeserializationContext context,
            Class<?> type,
            ValueInstantiator instantiator,
            JsonParser parser,
            String message) {
        return note(context, context.constructType(type), parser);
    }

    private static Object note(DeserializationContext context, JavaType type, JsonParser parser) {
        String name = ParamNames.at(parser.streamReadContext());
        if (name.isEmpty()) {
            return NOT_HANDLED;
        }
        LenientModule.errorsOf(context).add(name, type.isCollectionLikeType() ? "must be an Array" : "must be a Hash");
        parser.skipChildren();
        return null;
    }
}
