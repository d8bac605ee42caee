package io.matricula.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.matricula.contract.intra.model.CreateUserRequest;
import io.matricula.contract.intra.model.UpdateUserRequest;
import io.matricula.contract.intra.model.UserKind;
import io.matricula.contract.intra.model.UserToUpdate;
import io.matricula.contract.learningcloud.model.ManagementUserToUpdate;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openapitools.jackson.nullable.JsonNullable;
import org.springframework.mock.web.MockHttpServletRequest;

class BodyBinderTest {

    private final BodyBinder binder = new BodyBinder(List.of());

    @Test
    void namesEveryWrongParamAtOnce() {
        Map<String, List<String>> errors = refused(CreateUserRequest.class, """
                {"user": {
                  "kind": "teacher", "email": null, "first_name": {"a": 1}, "last_name": "Solo", "pool_year": 2017,
                  "pool_month": "may", "campus_id": 1,
                  "usual_first_name": "1234567890123456789012345678901234567890123",
                  "user_candidature_attributes": {"phone_country_code": "ZZ", "max_level_logic": "many"},
                  "cursus_users_attributes": [{"begin_at": "soon"}, "x"],
                  "languages_users_attributes": "fr"}}
                """);

        assertThat(errors)
                .containsOnly(
                        Map.entry("user[kind]", List.of("is not included in the list")),
                        Map.entry("user[email]", List.of("can't be blank")),
                        Map.entry("user[first_name]", List.of("must be a String")),
                        Map.entry("user[usual_first_name]", List.of("is too long (maximum is 42 characters)")),
                        Map.entry(
                                "user[user_candidature_attributes][phone_country_code]",
                                List.of("is not included in the list")),
                        Map.entry("user[user_candidature_attributes][max_level_logic]", List.of("must be a Fixnum")),
                        Map.entry("user[cursus_users_attributes][begin_at]", List.of("must be a DateTime")),
                        Map.entry("user[cursus_users_attributes][cursus_id]", List.of("can't be blank")),
                        Map.entry("user[cursus_users_attributes]", List.of("must be a Hash")),
                        Map.entry("user[languages_users_attributes]", List.of("must be an Array")));
    }

    @Test
    void keepsAbsentNullAndValueApart() {
        UserToUpdate user = bound(UpdateUserRequest.class, """
                        {"user": {"status": null, "password": "secret", "email_stop": "1", "campus_id": 3,
                          "user_candidature_attributes": {"birth_date": "", "language": "", "gender": ""}}}
                        """).getUser();

        assertThat(user.getLogin()).isEqualTo(JsonNullable.undefined());
        assertThat(user.getStatus()).isEqualTo(JsonNullable.of(null));
        assertThat(user.getPassword()).isEqualTo(JsonNullable.of("secret"));
        assertThat(user.getEmailStop()).isEqualTo(JsonNullable.of(true));
        assertThat(user.getCampusId()).isEqualTo(JsonNullable.of("3"));
        assertThat(user.getUserCandidatureAttributes().get().getBirthDate()).isEqualTo(JsonNullable.of(null));
        assertThat(user.getUserCandidatureAttributes().get().getGender()).isEqualTo(JsonNullable.of(null));
        assertThat(user.getUserCandidatureAttributes().get().getLanguage()).isEqualTo(JsonNullable.of(""));
    }

    @Test
    void notesTheParamsThatItTook() {
        assertThat(taken(UpdateUserRequest.class, """
                        {"user": {"status": null, "unknown": 1, "password": " ", "campus_id": 3, "image": "",
                          "user_candidature_attributes": {"birth_date": "", "nothing": {"pin": 1}},
                          "cursus_users_attributes": [{"cursus_id": 1}, {"cursus_id": 2, "begin_at": "2018-01-01"}],
                          "languages_users_attributes": []}, "status": "x"}
                        """))
                .containsExactly(
                        List.of("user", "status"),
                        List.of("user", "password"),
                        List.of("user", "campus_id"),
                        List.of("user", "user_candidature_attributes", "birth_date"),
                        List.of("user", "cursus_users_attributes", "cursus_id"),
                        List.of("user", "cursus_users_attributes", "begin_at"));
        assertThat(taken(ManagementUserToUpdate.class, """
                        {"name": "Leia", "surname": "Organa", "language": "en", "timezone": "UTC", "username": "leia",
                          "email": "leia@example.org", "roles": {"management": ["user", "admin"]},
                          "extra": {"shoe size": {"left": 42}, "none": null}}
                        """))
                .containsExactly(
                        List.of("name"),
                        List.of("surname"),
                        List.of("language"),
                        List.of("timezone"),
                        List.of("username"),
                        List.of("email"),
                        List.of("roles", "management"),
                        List.of("extra", "shoe size"),
                        List.of("extra", "none"));
    }

    private Set<List<String>> taken(Class<?> type, String json) {
        HttpServletRequest request = new MockHttpServletRequest();
        SentParams taken = new SentParams();
        binder.bind(type, json.getBytes(StandardCharsets.UTF_8), taken);
        taken.keepIn(request);
        return SentParams.of(request);
    }

    @Test
    void refusesNullWhereNilIsNotAllowed() {
        Map<String, List<String>> errors =
                refused(UpdateUserRequest.class, "{\"user\": {\"email\": null, \"kind\": null, \"pool_year\": null}}");

        assertThat(errors)
                .containsOnly(
                        Map.entry("user[email]", List.of("can't be blank")),
                        Map.entry("user[kind]", List.of("can't be blank")),
                        Map.entry("user[pool_year]", List.of("can't be blank")));
    }

    @Test
    void takesAHashInAListOfOne() {
        UserToUpdate user = bound(
                        UpdateUserRequest.class,
                        "{\"user\": {\"kind\": \"admin\", \"user_candidature_attributes\": [{\"pin\": 42}]}}")
                .getUser();

        assertThat(user.getKind()).isEqualTo(UserKind.ADMIN);
        assertThat(user.getUserCandidatureAttributes().get().getPin()).isEqualTo(JsonNullable.of("42"));
    }

    @Test
    void takesABlankNestedListForNone() {
        UserToUpdate user = bound(UpdateUserRequest.class, "{\"user\": {\"cursus_users_attributes\": \"\"}}")
                .getUser();

        assertThat(user.getCursusUsersAttributes().orElse(null)).isNullOrEmpty();
    }

    @Test
    void readsDatesInEveryDocumentedForm() {
        for (String form : List.of(
                "\"2017-11-25 13:44:19 UTC\"",
                "\"2017-11-25 13:44:19\"",
                "\"2017-11-25T13:44:19Z\"",
                "\"2017-11-25T13:44:19.000Z\"",
                "\"2017-11-25T14:44:19+01:00\"",
                "1511617459",
                "\"1511617459\"")) {
            OffsetDateTime begin = bound(
                            UpdateUserRequest.class,
                            "{\"user\": {\"cursus_users_attributes\": [{\"begin_at\": " + form + "}]}}")
                    .getUser()
                    .getCursusUsersAttributes()
                    .get()
                    .get(0)
                    .getBeginAt();
            assertThat(begin).as(form).isEqualTo(OffsetDateTime.parse("2017-11-25T13:44:19Z"));
        }
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (String body : List.of(
                "{\"user\":",
                "[]",
                " [{\"user\": {}}]",
                "\"user\"",
                "{} {}",
                "{\"a\":".repeat(33) + "1" + "}".repeat(33))) {
            assertThat(catchThrowableOfType(
                            BadRequestException.class,
                            () -> binder.bind(
                                    UpdateUserRequest.class, body.getBytes(StandardCharsets.UTF_8), new SentParams())))
                    .as(body)
                    .isNotNull();
        }
    }

    /** A dot in two bytes, a letter beyond Unicode, half of a pair: parsers take some of them, filters none. */
    @ParameterizedTest
    @ValueSource(strings = {"\u00c0\u00ae", "\u00f5\u0080\u0080\u0080", "\u00ed\u00a0\u0080", "\u00ff"})
    void refusesBytesThatAreNotUtf8(String bytes) {
        byte[] json = ("{\"user\": {\"status\": \"" + bytes + "\"}}").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(
                        BadRequestException.class, () -> binder.bind(UpdateUserRequest.class, json, new SentParams())))
                .hasMessage("The params are not UTF-8");
        assertThat(catchThrowableOfType(BadRequestException.class, () -> binder.tree(json)))
                .hasMessage("The params are not UTF-8");
    }

    @Test
    void refusesCharactersThatCannotBeStored() {
        assertThat(refused(UpdateUserRequest.class, "{\"user\": {\"status\": \"a\\u0000\", \"login\": \"\\ud800\"}}"))
                .containsOnly(
                        Map.entry("user[status]", List.of("must be a String")),
                        Map.entry("user[login]", List.of("must be a String")));
    }

    private <T> T bound(Class<T> type, String json) {
        return binder.bind(type, json.getBytes(StandardCharsets.UTF_8), new SentParams());
    }

    private <T> Map<String, List<String>> refused(Class<T> type, String json) {
        return catchThrowableOfType(UnprocessableException.class, () -> bound(type, json))
                .errors()
                .asMap();
    }
}
