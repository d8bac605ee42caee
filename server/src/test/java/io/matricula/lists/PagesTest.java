package io.matricula.lists;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class PagesTest {

    @LocalServerPort
    private int port;

    private TestClient client;

    @BeforeEach
    void connect() {
        client = TestClient.as("sandbox-basic-staff", port);
    }

    private static List<Long> ids(Answer answer) {
        List<Number> ids = JsonPath.read(answer.is(200).body(), "$[*].id");
        return ids.stream().map(Number::longValue).toList();
    }

    private static List<Long> down(long from, long to) {
        return LongStream.iterate(from, id -> id >= to, id -> id - 1).boxed().toList();
    }

    @Test
    void givesThirtyOfTheNewestUsersFirst() {
        Answer answer = client.get("/v2/users");

        assertThat(ids(answer)).isEqualTo(down(126, 97));
        assertThat(answer.header("X-Total")).isEqualTo("126");
        assertThat(answer.header("X-Page")).isEqualTo("1");
        assertThat(answer.header("X-Per-Page")).isEqualTo("30");
        assertThat(answer.header("Link"))
                .isEqualTo("<http://127.0.0.1:8042/v2/users?page=5>; rel=\"last\", "
                        + "<http://127.0.0.1:8042/v2/users?page=2>; rel=\"next\"");
    }

    @Test
    void linksAPageInTheMiddleToAllFour() {
        assertThat(client.get("/v2/users?sort=id&page=2&filter%5Bkind%5D=student&per_page=7&x=y")
                        .header("Link"))
                .isEqualTo(
                        "<http://127.0.0.1:8042/v2/users?filter%5Bkind%5D=student&page=1&per_page=7&sort=id&x=y>; rel=\"first\", "
                                + "<http://127.0.0.1:8042/v2/users?filter%5Bkind%5D=student&page=1&per_page=7&sort=id&x=y>; rel=\"prev\", "
                                + "<http://127.0.0.1:8042/v2/users?filter%5Bkind%5D=student&page=17&per_page=7&sort=id&x=y>; rel=\"last\", "
                                + "<http://127.0.0.1:8042/v2/users?filter%5Bkind%5D=student&page=3&per_page=7&sort=id&x=y>; rel=\"next\"");
    }

    @Test
    void linksTheLastPageBackwardsAlone() {
        Answer answer = client.get("/v2/users?page=5");

        assertThat(ids(answer)).isEqualTo(down(6, 1));
        assertThat(answer.header("Link"))
                .isEqualTo("<http://127.0.0.1:8042/v2/users?page=1>; rel=\"first\", "
                        + "<http://127.0.0.1:8042/v2/users?page=4>; rel=\"prev\"");
    }

    @Test
    void sendsNoLinkIfEverythingIsOnThePage() {
        assertThat(client.get("/v2/languages").is(200).header("Link")).isNull();
    }

    @Test
    void sendsAnEmptyListBeyondTheLastPage() {
        Answer answer = client.get("/v2/users?page=6").is(200, "[]");

        assertThat(answer.header("X-Total")).isEqualTo("126");
        assertThat(answer.header("X-Page")).isEqualTo("6");
        assertThat(answer.header("Link"))
                .isEqualTo("<http://127.0.0.1:8042/v2/users?page=1>; rel=\"first\", "
                        + "<http://127.0.0.1:8042/v2/users?page=5>; rel=\"prev\"");
    }

    @Test
    void sendsAnEmptyListAtTheEndOfAllNumbers() {
        client.get("/v2/users?page=2147483647&per_page=100").is(200, "[]");
    }

    @Test
    void keepsThePageSizeInLinksHoweverItWasSent() {
        String last = "<http://127.0.0.1:8042/v2/users?page=7&per_page=20>; rel=\"last\"";
        assertThat(client.get("/v2/users?page[size]=20").header("Link")).startsWith(last);
        assertThat(client.send("GET", "/v2/users", "{\"page\": {\"size\": 20}}").header("Link"))
                .startsWith(last);
    }

    @Test
    void keepsATokenInTheQueryOutOfLinks() {
        assertThat(client.get("/v2/users?access_token=&page=5").header("Link")).doesNotContain("access_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page=3&per_page=20", "page[number]=3&page[size]=20", "page%5Bnumber%5D=3&page%5Bsize%5D=20"})
    void readsThePageInEachForm(String query) {
        Answer answer = client.get("/v2/users?" + query);

        assertThat(ids(answer)).isEqualTo(down(86, 67));
        assertThat(answer.header("X-Page")).isEqualTo("3");
        assertThat(answer.header("X-Per-Page")).isEqualTo("20");
    }

    @Test
    void readsAJsonBody() {
        Answer answer = client.send("GET", "/v2/users", """
                {"page": {"number": 2, "size": "20"}, "sort": "id", "filter": {"kind": "student"},
                 "range": {"id": "1,30"}}""");

        assertThat(ids(answer)).containsExactly(23L, 24L, 25L, 26L, 27L, 28L, 29L);
    }

    @Test
    void putsTheBodyBeforeTheQuery() {
        Answer answer = client.send(
                "GET",
                "/v2/users?page=2&per_page=50&sort=-id&filter[kind]=admin&filter[id]=1,2,3",
                "{\"page\": {\"size\": 2}, \"sort\": [\"id\"], \"filter\": {\"kind\": [\"student\"]}}");

        assertThat(answer.header("X-Page")).isEqualTo("2");
        assertThat(answer.header("X-Per-Page")).isEqualTo("2");
        assertThat(answer.header("X-Total")).isEqualTo("2");
        assertThat(ids(client.send("GET", "/v2/users?filter[id]=1,2,3", "{\"sort\": \"id\"}")))
                .containsExactly(1L, 2L, 3L);
    }

    @ParameterizedTest
    @CsvSource({
        "per_page=500,100,1",
        "per_page=0,30,1",
        "per_page=-1,30,1",
        "per_page=,30,1",
        "page[size]=,30,1",
        "page[size]=101,100,1",
        "page=,30,1",
        "page=0,30,1",
        "page=-3,30,1",
        "page[number]=0,30,1",
        "page=2,30,2"
    })
    void makesTheBestOfOddPages(String query, String size, String page) {
        Answer answer = client.get("/v2/users?" + query).is(200);

        assertThat(answer.header("X-Per-Page")).isEqualTo(size);
        assertThat(answer.header("X-Page")).isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource({
        "page=two,page",
        "per_page=many,per_page",
        "page[size]=many,page[size]",
        "page[number]=99999999999999999999999,page",
        "page=99999999999999999999999,page",
        "page[number]=1.5,page"
    })
    void refusesAPageThatIsNoNumber(String query, String param) {
        client.get("/v2/users?" + query)
                .is(400, "{\"error\": \"Bad Request\", \"message\": \"The param %s cannot be read\"}".formatted(param));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "filter=1",
                "range=1",
                "filter[id][a]=1",
                "range[id][]=1",
                "page=1&page[size]=2",
                "filter[id]=%FF",
                "sort[a]=id"
            })
    void refusesParamsOfAnotherShape(String query) {
        assertThat(client.get("/v2/users?" + query).status()).isEqualTo(400);
    }

    @Test
    void refusesABodyThatIsNoObject() {
        client.send("GET", "/v2/users", "[1]").is(400);
        client.send("GET", "/v2/users", "{").is(400);
    }

    @Test
    void namesAllFieldsThatCannotBeFiltered() {
        client.get("/v2/users?filter[campus_id]=1&filter[id]=1&filter[score]=2").is(400, """
                {"error": "Filter Error", "message": "Attributes campus_id, score doesn't exists. You can only filter on: \
                [id, login, email, created_at, updated_at, pool_year, pool_month, kind, status, primary_campus_id, \
                first_name, last_name, alumni?, staff?]"}""");
    }

    @Test
    void namesAllFieldsThatCannotBeRanged() {
        client.get("/v2/users?range[first_name]=a,b").is(400, """
                {"error": "Range Error", "message": "Attributes first_name doesn't exists. You can only range on: \
                [id, login, email, created_at, updated_at, pool_year, pool_month, kind, status]"}""");
    }

    @Test
    void namesAllFieldsThatCannotBeSorted() {
        client.get("/v2/users?sort=score").is(400, """
                {"error": "Sort Error", "message": "The score field is not sortable"}""");
        client.get("/v2/users?sort=-encrypted_password,id,otp_secret_key").is(400, """
                {"error": "Sort Error", "message": "The encrypted_password field is not sortable. \
                The otp_secret_key field is not sortable"}""");
    }

    @Test
    void namesAllValuesOfAnotherType() {
        client.get("/v2/users?filter[id]=1,abc&filter[created_at]=yesterday&filter[alumni?]=maybe"
                        .replace("?]", "%3F]"))
                .is(400, """
                {"error": "Filter Error", "message": "The id filter must be a Fixnum. \
                The created_at filter must be a DateTime. The alumni? filter must be one of: true, false"}""");
        client.get("/v2/users?range[id]=1&range[updated_at]=now,later").is(400, """
                {"error": "Range Error", "message": \
                "The id range must be two values, each a Fixnum, separated by a comma. \
                The updated_at range must be two values, each a DateTime, separated by a comma"}""");
    }

    @Test
    void findsNobodyByTextThatNoLoginCanHold() {
        client.get("/v2/users?filter[login]=andr%C3%A9&filter[kind]=%27%20or%201=1")
                .is(200, "[]");
    }

    @Test
    void showsAUserInTheLightShape() {
        String andre = """
                [{"id": 2, "email": "andre@staff.42.fr", "login": "andre", "first_name": "André", "last_name": "Aubin",
                  "usual_full_name": "Juliette Aubin", "usual_first_name": "Juliette",
                  "url": "http://127.0.0.1:8042/v2/users/andre", "phone": null, "displayname": "André Aubin",
                  "kind": "admin", "image": {"link": null,
                    "versions": {"large": null, "medium": null, "small": null, "micro": null}},
                  "staff?": false, "correction_point": 4, "pool_month": "july", "pool_year": "2016", "location": null,
                  "wallet": 0, "anonymize_date": "2021-02-19T21:00:00.000Z", "data_erasure_date": null,
                  "alumni?": false, "active?": true}]""";

        client.get("/v2/users?filter[login]=andre").is(200, andre);
        client.get("/v2/users?filter%5Blogin%5D=andre").is(200, andre);
    }

    @Test
    void showsACandidature() {
        client.get("/v2/user_candidatures?filter[user_id]=46").is(200, """
                [{"id": 23, "user_id": 46, "birth_date": null, "gender": null, "zip_code": null, "country": "Kashyyyk",
                  "birth_city": null, "birth_country": null, "postal_street": null, "postal_complement": null,
                  "postal_city": null, "postal_zip_code": null, "postal_country": null, "contact_affiliation": null,
                  "contact_last_name": null, "contact_first_name": null, "contact_phone1": null,
                  "contact_phone2": null, "max_level_memory": null, "max_level_logic": null,
                  "other_information": null, "language": null, "meeting_date": null, "piscine_date": null,
                  "created_at": "2017-11-22T13:42:09.330Z", "updated_at": "2017-11-22T13:42:09.330Z", "phone": null,
                  "email": "chewbacc@example.org", "pin": null, "phone_country_code": null, "hidden_phone": null}]""");
    }

    @Test
    void showsAnEnrolment() {
        String jbinks = """
                [{"id": 7, "begin_at": "2017-06-13T03:05:07.756Z", "end_at": null, "grade": "Cadet", "level": 0.0,
                  "skills": [], "cursus_id": 1, "has_coalition": true,
                  "user": {"id": 7, "login": "jbinks", "url": "http://127.0.0.1:8042/v2/users/jbinks"},
                  "cursus": {"id": 1, "created_at": "2017-11-22T13:41:00.750Z", "name": "Piscine C",
                    "slug": "piscine-c"}}]""";

        client.get("/v2/cursus_users?filter[id]=7").is(200, jbinks);
        Answer ofUser = client.get("/v2/users/jbinks/cursus_users").is(200, jbinks);
        assertThat(ofUser.header("X-Total")).isEqualTo("1");
        client.get("/v2/users/7/cursus_users").is(200, jbinks);
        client.get("/v2/users/7/cursus_users?filter[user_id]=8").is(200, "[]");
    }

    @Test
    void knowsNoEnrolmentsOfNobody() {
        client.get("/v2/users/nobody/cursus_users").is(404, "{}");
        client.get("/v2/users/999/cursus_users").is(404, "{}");
    }

    @Test
    void showsTheCursus() {
        client.get("/v2/cursus").is(200, """
                [{"id": 2, "created_at": "2017-11-22T13:41:00.825Z", "name": "42", "slug": "42"},
                 {"id": 1, "created_at": "2017-11-22T13:41:00.750Z", "name": "Piscine C", "slug": "piscine-c"}]""");
    }

    @Test
    void showsTheLanguages() {
        client.get("/v2/languages").is(200, """
                [{"id": 3, "name": "Romanian", "identifier": "ro"}, {"id": 2, "name": "English", "identifier": "en"},
                 {"id": 1, "name": "Français", "identifier": "fr"}]""");
    }

    @Test
    void showsTheCampuses() {
        client.get("/v2/campus?filter[id]=9,3").is(200, """
                [{"id": 9, "name": "Tokyo", "time_zone": "Asia/Tokyo",
                  "language": {"id": 2, "name": "English", "identifier": "en"}, "users_count": 1, "vogsphere_id": null,
                  "country": "Japan", "address": null, "zip": null, "city": "Tokyo", "website": null, "facebook": null,
                  "twitter": null, "active": true, "public": true, "email_extension": "42tokyo.jp",
                  "default_hidden_phone": false,
                  "endpoint": {"id": 3, "url": "http://127.0.0.1:8042/sandbox/campus_endpoint",
                    "description": "The tokyo endpoint", "created_at": "2016-05-06T08:45:06.194Z",
                    "updated_at": "2016-05-06T08:49:40.574Z"}},
                 {"id": 3, "name": "Cluj", "time_zone": "Europe/Bucharest",
                  "language": {"id": 3, "name": "Romanian", "identifier": "ro"}, "users_count": 28,
                  "vogsphere_id": null, "country": "Romania", "address": null, "zip": null, "city": "Cluj-Napoca",
                  "website": null, "facebook": null, "twitter": null, "active": true, "public": true,
                  "email_extension": null, "default_hidden_phone": false, "endpoint": null}]""");
    }
}
