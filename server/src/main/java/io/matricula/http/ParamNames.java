package io.matricula.http;

import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import tools.jackson.core.TokenStreamContext;

/** Names params as the documentation does: {@code user[languages_users_attributes][position]}, rows without an index. */
final class ParamNames {

    private ParamNames() {}

    /**
     * The name of what a parser stands at.
     *
     * @param context where the parser is
     * @return the documented name, empty at the root
     */
    static String at(TokenStreamContext context) {
        return bracketed(keysTo(context).iterator());
    }

    /**
     * The keys of objects from the root to what a parser stands at.
     *
     * @param context where the parser is
     * @return empty at the root
     */
    static List<String> keysTo(TokenStreamContext context) {
        LinkedList<String> keys = new LinkedList<>();
        for (TokenStreamContext level = context; level != null; level = level.getParent()) {
            if (level.inObject() && level.currentName() != null) {
                keys.addFirst(level.currentName());
            }
        }
        return keys;
    }

    /**
     * Joins keys from the root down.
     *
     * @param keys the keys
     * @return the first one plain, the others in brackets
     */
    static String bracketed(Iterator<String> keys) {
        StringBuilder name = new StringBuilder(keys.hasNext() ? keys.next() : "");
        keys.forEachRemaining(key -> name.append('[').append(key).append(']'));
        return name.toString();
    }
}
