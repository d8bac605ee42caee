package io.matricula.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each documented example, in each form that clients send, writes the same rows. */
class RequestFormsTest extends UserTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** What was written for user 127, but for the times of writing. */
    private static final String WRITTEN = """
            select concat_ws('|', u.login, u.email, u.first_name, u.last_name, u.pool_year, u.pool_month, u.kind,
              u.status, c.birth_date, c.gender, c.zip_code, c.country, c.birth_city, c.birth_country, c.postal_street,
              concat('<', c.postal_complement, '>'), c.postal_city, c.postal_zip_code, c.postal_country,
              c.contact_affiliation, c.contact_last_name, c.contact_first_name, c.contact_phone1, c.contact_phone2,
              c.max_level_memory, c.max_level_logic, c.other_information, concat('<', c.language, '>'), c.meeting_date,
              c.piscine_date, c.email, c.pin, e.cursus_id, e.begin_at, e.end_at, l.language_id, l.position)
            from users u
            join user_candidatures c on c.user_id = u.id
            join cursus_users e on e.user_id = u.id
            join languages_users l on l.user_id = u.id
            where u.id = 127""";

    private static final String EXPECTED = "anakisky|anakisky@student.42.fr|Anakin|Skywalker|2017|may|student|admis"
            + "|1998-06-08|female|89457-3613|Turks and Caicos Islands|East Adrainshire|Iran|621 Tromp Lakes|<>"
            + "|Emelyborough|10047|Lesotho|parent|Nader|Dewayne|0695847362|0491314200|1|2|3|<>"
            + "|2017-10-05 00:00:00.000|2017-11-15|anakin.skywalker@example.org|4242|1|2017-11-25 13:44:19.000"
            + "|2018-03-22 13:43:10.000|1|1";

    enum Form {
        JSON,
        URLENCODED,
        MULTIPART,
        QUERY,
        RAW_QUERY,
        JSON_OVER_QUERY
    }

    @ParameterizedTest
    @EnumSource
    void createsTheDocumentedUser(Form form) {
        send("POST", "/v2/users", DOCUMENTED, form, 201);
        assertThat(value(WRITTEN)).isEqualTo(EXPECTED);
    }

    @ParameterizedTest
    @EnumSource
    void updatesTheDocumentedUser(Form form) {
        for (String verb : List.of("PUT", "PATCH")) {
            send(verb, "/v2/users/2", """
                    {"user":{"campus_id":"1","email":"anakin.skywalker@example.org","first_name":"Anakin",
                     "kind":"student","last_name":"Skywalker","password":"totoroTOTOROOO","pool_month":"september",
                     "pool_year":"2017","status":"admis"}}""", form, 204);
            assertThat(value("select concat_ws('|', email, first_name, pool_month, status) from users where id = 2"))
                    .isEqualTo("anakin.skywalker@example.org|Anakin|september|admis");
        }
    }

    @ParameterizedTest
    @EnumSource
    void updatesTheDocumentedCandidature(Form form) {
        send("PUT", "/v2/user_candidatures/23", """
                {"user_candidature":{"birth_city":"Port Gonzalo","birth_country":"Iceland","birth_date":"1992-02-29",
                 "contact_affiliation":"parent","contact_first_name":"Lily","contact_last_name":"Buckridge",
                 "contact_phone1":"0695847362","contact_phone2":"0491314200",
                 "country":"Antarctica (the territory South of 60 deg S)","gender":"female","language":"",
                 "max_level_logic":"2","max_level_memory":"1","meeting_date":"2017-01-06","other_information":"3",
                 "pin":"4242","piscine_date":"2017-11-06","postal_city":"Lake Montana","postal_complement":"",
                 "postal_country":"Lao People's Democratic Republic","postal_street":"7646 Constantin Green",
                 "postal_zip_code":"19921","user_id":"46","zip_code":"91297"}}""", form, 204);
        assertThat(value("select concat_ws('|', user_id, birth_date, country, language, postal_country, meeting_date)"
                        + " from user_candidatures where id = 23"))
                .isEqualTo(
                        "46|1992-02-29|Antarctica (the territory South of 60 deg S)||Lao People's Democratic Republic"
                                + "|2017-01-06 00:00:00.000");
    }

    @ParameterizedTest
    @EnumSource
    void createsTheDocumentedEnrolment(Form form) {
        send("POST", "/v2/cursus_users", """
                {"cursus_user":{"begin_at":"2017-07-22 13:43:10 UTC","cursus_id":"2",
                 "end_at":"2018-03-22 13:43:10 UTC","user_id":"1"}}""", form, 201);
        assertThat(value(
                        "select concat_ws('|', user_id, cursus_id, begin_at, end_at) from cursus_users where id = 127"))
                .isEqualTo("1|2|2017-07-22 13:43:10.000|2018-03-22 13:43:10.000");
    }

    @Test
    void prefersTheBodyToTheQuery() {
        tutor.patch("/v2/users/2?user[status]=query&user[first_name]=Query", "{\"user\":{\"status\":\"body\"}}")
                .is(204);
        assertThat(value("select concat_ws('|', status, first_name) from users where id = 2"))
                .isEqualTo("body|Query");
    }

    @Test
    void clearsByABlankInAForm() {
        tutor.patch(
                        "/v2/users/2",
                        "user[campus_id]=&user[user_candidature_attributes][birth_date]=",
                        "Content-Type",
                        FORM)
                .is(204);
        assertThat(value("select primary_campus_id from users where id = 2")).isNull();
    }

    @Test
    void refusesContradictingNames() {
        tutor.patch("/v2/users/2", "user=1&user[status]=x", "Content-Type", FORM)
                .is(400, """
                {"error":"Bad Request","message":"The param user[status] contradicts an earlier param"}""");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data,--part",
        "multipart/form-data; boundary=part,'--part\r\nContent-Disposition: form-data; name=\"user[status]\"'",
        "multipart/form-data; boundary=part,'--part\r\nContent-Disposition: form-data; name=\"user[status]\"\r\n\r\nadm'"
    })
    void refusesAMultipartBodyWithoutItsBoundaryOrItsEnd(String type, String body) {
        tutor.patch("/v2/users/2", body, "Content-Type", type).is(400, """
                {"error":"Bad Request","message":"The multipart body cannot be read"}""");
        assertThat(value("select status from users where id = 2")).isNull();
    }

    @Test
    void refusesAMultipartBodyOverTwoMebibytes() {
        tutor.patch(
                        "/v2/users/2",
                        multipart(Map.of("user[status]", "x".repeat(2 * 1024 * 1024 + 1))),
                        "Content-Type",
                        "multipart/form-data; boundary=part")
                .is(413);
    }

    private void send(String verb, String path, String json, Form form, int status) {
        JsonNode tree = new JsonMapper().readTree(json);
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        flatten("", tree, pairs);
        switch (form) {
            case JSON -> tutor.send(verb, path, json).is(status);
            case URLENCODED ->
                tutor.send(verb, path, encoded(pairs), "Content-Type", FORM).is(status);
            case MULTIPART ->
                tutor.send(verb, path, multipart(pairs), "Content-Type", "multipart/form-data; boundary=part")
                        .is(status);
            case QUERY ->
                tutor.send(verb, path + "?" + encoded(pairs), null, "Content-Type", FORM)
                        .is(status);
            case RAW_QUERY ->
                tutor.send(verb, path + "?" + encoded(pairs), null).is(status);
            case JSON_OVER_QUERY ->
                tutor.send(verb, path + "?" + encoded(pairs), "{}").is(status);
        }
    }

    private static void flatten(String name, JsonNode node, List<Map.Entry<String, String>> pairs) {
        if (node.isObject()) {
            node.properties()
                    .forEach(entry -> flatten(
                            name.isEmpty() ? entry.getKey() : name + "[" + entry.getKey() + "]",
                            entry.getValue(),
                            pairs));
        } else if (node.isArray()) {
            node.forEach(item -> flatten(name + "[]", item, pairs));
        } else {
            pairs.add(Map.entry(name, node.asString()));
        }
    }

    private static String encoded(List<Map.Entry<String, String>> pairs) {
        return pairs.stream()
                .map(pair -> URLEncoder.encode(pair.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String multipart(Map<String, String> parts) {
        return multipart(List.copyOf(parts.entrySet()));
    }

    private static String multipart(List<Map.Entry<String, String>> parts) {
        return parts.stream()
                        .map(part -> "--part\r\nContent-Disposition: form-data; name=\"" + part.getKey() + "\"\r\n\r\n"
                                + part.getValue() + "\r\n")
                        .collect(Collectors.joining())
                + "--part--\r\n";
    }
}
