package io.matricula;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What passed between the clients of a test and the server and must not be read anywhere else. */
public final class Confidential {

    private static final String NAMES = "password|new_?password|secret|client_secret|token|access_token|refresh_token"
            + "|code|code_verifier|pin|email|first_name|last_name|usual_first_name|surname|birth_date|birth_city|phone"
            + "|contact_phone[12]|contact_first_name|contact_last_name|postal_street|other_information";

    /** Shorter values stand in many a line by chance. */
    private static final String VALUE = "([^\"&\\s;,<>]{6,})";

    private static final Pattern OF_JSON =
            Pattern.compile("\"(?:" + NAMES + ")\"\\s*:\\s*\"([^\"]{6,})\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_FORM =
            Pattern.compile("(?:^|[?&\\[\\s])(?:" + NAMES + ")]?=" + VALUE, Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_PART = Pattern.compile(
            "name=\"[^\"]*?(?:" + NAMES + ")]?\"[^\r\n]*\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]{6,})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_A_HEADER =
            Pattern.compile("(?:Authorization: \\w+ |X-Cloud-Auth-Token: |SESSION=)" + VALUE, Pattern.CASE_INSENSITIVE);

    /** Of a longer text the beginning counts, and of a longer value: a line that holds a part of it tells as well. */
    private static final int MAX_TEXT = 65_536;

    private static final int MAX_VALUE = 256;

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private Confidential() {}

    /** Finds what is confidential in a request or an answer: head, address and body as text. */
    public static void foundIn(String text) {
        String plain = beginning(text, MAX_TEXT)
                .replace("%5B", "[")
                .replace("%5D", "]")
                .replace("%5b", "[")
                .replace("%5d", "]");
        Stream.of(OF_JSON, OF_A_FORM, OF_A_PART, OF_A_HEADER)
                .flatMap(pattern -> pattern.matcher(plain).results())
                .forEach(found -> add(found.group(1)));
    }

    /** Everybody knows the credentials of the sandbox: its start prints them. */
    public static void add(String value) {
        if (!value.contains("sandbox")) {
            KNOWN.add(beginning(value, MAX_VALUE));
            if (value.contains("%") || value.contains("+")) {
                addDecoded(value);
            }
        }
    }

    private static void addDecoded(String value) {
        try {
            KNOWN.add(beginning(URLDecoder.decode(value, StandardCharsets.UTF_8), MAX_VALUE));
        } catch (IllegalArgumentException notEncoded) {
            // known as it is
        }
    }

    private static String beginning(String text, int characters) {
        return text.substring(0, Math.min(text.length(), characters));
    }

    static Set<String> all() {
        return Set.copyOf(KNOWN);
    }

    static void forget() {
        KNOWN.clear();
    }
}
