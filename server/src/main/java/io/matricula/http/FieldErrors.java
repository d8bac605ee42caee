package io.matricula.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is wrong with the params of one request, all at once, by the names that the documentation gives the params
 * ({@code user[cursus_users_attributes][begin_at]}; the rows of a nested list share one name).
 */
public final class FieldErrors {

    /** The wording for a required param that is absent, null or blank. */
    public static final String BLANK = "can't be blank";

    /** The wording for a value that somebody else has. */
    public static final String TAKEN = "has already been taken";

    /** The wording for a value outside a documented list. */
    public static final String NOT_LISTED = "is not included in the list";

    /** The wording for a reference to a row that does not exist. */
    public static final String UNKNOWN = "must exist";

    private final Map<String, List<String>> messages = new TreeMap<>();

    /**
     * Notes one error; the same one noted again counts once.
     *
     * @param param the documented name of the param
     * @param message what is wrong, as it reads after the name of the param
     * @return this
     */
    public FieldErrors add(String param, String message) {
        List<String> known = messages.computeIfAbsent(param, name -> new ArrayList<>());
        if (!known.contains(message)) {
            known.add(message);
        }
        return this;
    }

    /**
     * Tells whether something was noted of a param.
     *
     * @param param the documented name of the param
     * @return true if an error was noted
     */
    public boolean names(String param) {
        return messages.containsKey(param);
    }

    /**
     * Tells whether nothing was noted.
     *
     * @return true without an error
     */
    public boolean isEmpty() {
        return messages.isEmpty();
    }

    /**
     * Ends the request here if anything was noted.
     *
     * @throws UnprocessableException with all that was noted
     */
    public void throwIfAny() {
        if (!messages.isEmpty()) {
            throw new UnprocessableException(this);
        }
    }

    /**
     * All errors by param.
     *
     * @return an unmodifiable view, params in alphabetical order
     */
    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(messages);
    }

    /**
     * All errors as one sentence, as Rails words it: {@code Email can't be blank, Kind must be one of: …}.
     *
     * @return the sentence, empty if nothing was noted
     */
    public String asSentence() {
        List<String> sentences = new ArrayList<>();
        messages.forEach((param, all) -> all.forEach(message -> sentences.add(humanName(param) + " " + message)));
        return String.join(", ", sentences);
    }

    private static String humanName(String param) {
        String key = param.substring(param.lastIndexOf('[') + 1).replace("]", "");
        String name = (key.endsWith("_id") ? key.substring(0, key.length() - "_id".length()) : key)
                .replace('_', ' ')
                .strip();
        return name.isEmpty() ? param : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
