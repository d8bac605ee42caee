package io.matricula.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.jayway.jsonpath.JsonPath;
import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.TestClient.Answer;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every field that the contract lets callers sort, filter or range by. */
@Tag("slow")
@ServerTest
class FieldsTest {

    private static final List<String> LISTS = List.of(
            "/v2/users", "/v2/user_candidatures", "/v2/cursus_users", "/v2/cursus", "/v2/campus", "/v2/languages");

    private static final OpenAPI CONTRACT = contract();

    // path, filter, further params, ids
    private static final String FILTERS = """
            users id=1,2 | | 1 2
            users login=andre,jeanne | | 1 2
            users email=jeanne@student.42.fr | | 1
            users created_at=2017-11-22T13:41:02.145Z | | 1
            users updated_at=2017-11-22 13:41:03.638 | | 2
            users pool_year=2016 | range[id]=1,4 | 2 4
            users pool_month=july,june | range[id]=1,3 | 2 3
            users kind=external | | 30 88 119
            users status=admis | |
            users status=null,admis | range[id]=1,2 | 1 2
            users primary_campus_id=9 | | 99
            users first_name=Jar Jar | | 7 13
            users last_name=Solo | | 8 9 10 11
            users alumni?=true | | 63
            users alumni?=false | range[id]=62,64 | 62 64
            users staff?=true | | 5
            users staff?=true,false | range[id]=4,5 | 4 5
            users staff?=null | |
            user_candidatures id=23 | | 23
            user_candidatures user_id=9,46 | | 23
            user_candidatures birth_date=1989-02-28 | | 1
            user_candidatures gender=other | range[user_id]=1,10 | 4
            user_candidatures country=Kashyyyk | | 23
            user_candidatures birth_country=Japan | range[id]=1,4 | 2
            user_candidatures postal_country=France | range[id]=1,4 | 4
            user_candidatures piscine_date=2017-08-03 | range[id]=1,3 | 1
            user_candidatures email=andre@example.org | | 2
            user_candidatures campus_id=9 | | 99
            user_candidatures campus_id=null | |
            cursus_users id=7 | | 7
            cursus_users cursus_id=2 | range[id]=1,6 | 3 6
            cursus_users user_id=7 | | 7
            cursus_users created_at=1511358062 | |
            cursus_users created_at=2017-11-22T14:41:02.145+01:00 | | 1
            cursus_users updated_at=2017-11-22 13:41:02.145 UTC | | 1
            cursus_users end_at=2018-01-01 | | 1
            cursus_users begin_at=2017-06-13T03:05:07.756Z | | 7
            cursus_users has_coalition=0 | | 4
            cursus_users blackholed_at=2018-02-02 | | 3
            cursus_users level=0.42,0.5 | range[id]=1,50 | 21 42
            cursus_users active=true | range[id]=1,4 | 3 4
            cursus_users active=false | | 1 2
            cursus_users campus_id=9 | | 99
            cursus_users end=true | | 1
            cursus_users end=false | range[id]=1,4 | 2 3 4
            cursus_users future=true | | 2
            cursus_users future=false | range[id]=1,4 | 1 3 4
            cursus_users blackholed=true | | 3
            cursus_users blackholed=false | range[id]=1,4 | 1 2 4
            cursus id=1 | | 1
            cursus name=42 | | 2
            cursus created_at=2017-11-22T13:41:00.750Z | | 1
            cursus updated_at=2017-11-22T13:41:00.825Z | | 2
            cursus slug=piscine-c | | 1
            cursus kind=main | | 2
            cursus restricted=false | |
            cursus restricted=null | | 1 2
            cursus is_subscriptable=null,true | | 1 2
            languages id=2 | | 2
            languages name=Romanian | | 3
            languages identifier=fr,en | | 1 2
            languages created_at=2017-11-22T13:41:00.316Z | | 1
            languages updated_at=2017-11-22 13:41:00.338 UTC | | 3
            campus id=1 | | 1
            campus name=Lyon | | 2
            campus created_at=2017-11-22T13:41:00.445Z | | 9
            campus updated_at=2017-11-22T13:41:00.412Z | | 1
            campus time_zone=Europe/Paris | | 1 2
            campus language_id=3 | | 3
            campus slug=tokyo | | 9
            campus main_email=campus@example.org | |
            campus endpoint_id=3 | | 9
            campus vogsphere_id=2 | | 2
            campus address=null | | 3 9
            campus zip=75017 | | 1
            campus city=Paris | | 1
            campus country=France | | 1 2
            campus website=http://www.42.fr/ | | 1
            campus facebook=https://facebook.com/42born2code | | 1
            campus twitter=null | | 2 3 9
            campus email_extension=42lyon.fr,42.fr | | 1 2
            campus active=true | | 1 2 3 9
            campus default_hidden_phone=true | |
            campus public=1 | | 1 2 3 9
            campus content_email=null | | 1 2 3 9
            campus time_of_community_service_started=08:00 | |
            campus companies_mail=a | |
            campus pro_needs_validation=true | |
            campus logo=a | |
            campus display_name=a | |
            campus help_url=a | |
            campus open_to_job_offers=true | |
            campus tig_email=a | |
            campus minimum_slot_duration=2 | |
            campus alumni_system=true | |
            campus manual_alumnization_before_first_internship=true | |
            """;

    private static final String RANGES = """
            users id=3,4 | | 3 4
            users id=,2 | | 1 2
            users id=125, | | 125 126
            users id=4,3 | |
            users login=jeanne,jeannf | | 1
            users email=jeanne,jeannf | | 1
            users created_at=2017-11-22 13:41:02,2017-11-22 13:41:04 | | 1 2
            users updated_at=1511358062,1511358064 | | 1 2
            users pool_year=2016,2016 | filter[id]=1,2 | 2
            users pool_month=b,k | filter[id]=1,2 | 2
            users kind=b,f | | 30 88 119
            users status=a,z | |
            user_candidatures id=22,23 | | 22 23
            user_candidatures user_id=46,46 | | 23
            user_candidatures birth_date=1989-02-28,1989-03-29 | | 1 2
            user_candidatures gender=n,z | range[id]=1,5 | 4
            user_candidatures country=K,L | | 23
            user_candidatures birth_country=J,K | range[id]=1,4 | 2
            user_candidatures postal_country=A,G | range[id]=1,4 | 4
            user_candidatures piscine_date=2017-08-03,2017-08-31 | range[id]=1,3 | 1
            user_candidatures updated_at=2017-11-22 13:41:02,2017-11-22 13:41:04 | | 1 2
            user_candidatures created_at=2017-11-22,2017-11-22T13:41:02.145Z | | 1
            cursus_users id=1,2 | | 1 2
            cursus_users cursus_id=2,3 | range[id]=1,6 | 3 6
            cursus_users user_id=7,7 | | 7
            cursus_users created_at=2017-11-22 13:41:02,2017-11-22 13:41:03 | | 1
            cursus_users updated_at=2017-11-22 13:41:02,2017-11-22 13:41:03 | | 1
            cursus_users end_at=2017-01-01,2019-01-01 | | 1
            cursus_users begin_at=2017-06-13 03:00:00,2017-06-13 04:00:00 | | 7
            cursus_users has_coalition=false,false | | 4
            cursus_users blackholed_at=2018-02-02,2018-02-02 | | 3
            cursus_users level=0.4,0.5 | range[id]=1,50 | 21 42
            cursus id=2,9 | | 2
            cursus name=A,Z | | 1
            cursus created_at=2017-11-22 13:41:00.750,2017-11-22 13:41:00.751 | | 1
            cursus updated_at=2017-11-22 13:41:00.8,2017-11-22 13:41:01 | | 2
            cursus slug=a,z | | 1
            cursus kind=a,n | | 2
            cursus restricted=a,z | |
            cursus is_subscriptable=true,true | |
            languages id=2,2 | | 2
            languages name=R,S | | 3
            languages identifier=a,fr | | 1 2
            languages created_at=2017-11-22,2017-11-22 13:41:00.316 | | 1
            languages updated_at=2017-11-22 13:41:00.338,2018-01-01 | | 3
            campus id=3,9 | | 3 9
            campus name=L,M | | 2
            campus created_at=2017-11-22 13:41:00.445,2018-01-01 | | 9
            campus updated_at=2017-01-01,2017-11-22 13:41:00.412 | | 1
            campus time_zone=A,B | | 9
            campus language_id=2,3 | | 3 9
            campus slug=t,u | | 9
            campus main_email=a,z | |
            campus endpoint_id=1,10 | | 9
            campus vogsphere_id=2,10 | | 2
            campus address=7,8 | | 2
            campus zip=7,8 | | 1
            campus city=T,U | | 9
            campus country=F,G | | 1 2
            campus website=h,i | | 1
            campus facebook=h,i | | 1
            campus twitter=h,i | | 1
            campus email_extension=42t,42u | | 9
            campus active=true,true | | 1 2 3 9
            campus default_hidden_phone=true,true | |
            campus public=false,true | | 1 2 3 9
            campus content_email=a,z | |
            campus time_of_community_service_started=a,z | |
            campus companies_mail=a,z | |
            campus pro_needs_validation=a,z | |
            campus logo=a,z | |
            campus display_name=a,z | |
            campus help_url=a,z | |
            campus open_to_job_offers=a,z | |
            campus tig_email=a,z | |
            campus minimum_slot_duration=1,4 | |
            campus alumni_system=a,z | |
            campus manual_alumnization_before_first_internship=a,z | |
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private TestClient client;

    @BeforeEach
    void giveSomeFieldsAValue() {
        client = TestClient.as("sandbox-basic-staff", port);
        jdbc.sql("update users set staff = true where id = 5").update();
        jdbc.sql("update cursus_users set end_at = '2018-01-01' where id = 1").update();
        jdbc.sql("update cursus_users set begin_at = '2999-01-01' where id = 2").update();
        jdbc.sql("update cursus_users set blackholed_at = '2018-02-02' where id = 3")
                .update();
        jdbc.sql("update cursus_users set has_coalition = false where id = 4").update();
    }

    private record Documented(List<String> sortable, List<String> filterable, List<String> rangeable) {

        Set<String> all() {
            return Stream.of(sortable, filterable, rangeable)
                    .flatMap(List::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static OpenAPI contract() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        options.setResolveFully(true);
        String index = FieldsTest.class
                .getResource("/META-INF/resources/openapi/intra.yaml")
                .toString();
        return new OpenAPIV3Parser().read(index, null, options);
    }

    @SuppressWarnings("unchecked")
    private static Documented documented(String path) {
        List<Parameter> parameters = CONTRACT.getPaths().get(path).getGet().getParameters();
        return new Documented(
                (List<String>) parameter(parameters, "sort").getExtensions().get("x-sortable"),
                List.copyOf(parameter(parameters, "filter")
                        .getSchema()
                        .getProperties()
                        .keySet()),
                List.copyOf(parameter(parameters, "range")
                        .getSchema()
                        .getProperties()
                        .keySet()));
    }

    private static Parameter parameter(List<Parameter> parameters, String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private record Case(String path, String condition, String more, String ids) {

        String field() {
            return condition.split("=")[0];
        }

        String query(String kind) {
            return kind + "%5B" + encoded(field()) + "%5D=" + encoded(condition.substring(field().length() + 1)) + "&"
                    + more + "&sort=id";
        }
    }

    private static Stream<Case> cases(String table, String path) {
        return table.lines()
                .map(line -> line.split("\\|"))
                .map(cells -> new Case(
                        "/v2/" + cells[0].substring(0, cells[0].indexOf(' ')),
                        cells[0].substring(cells[0].indexOf(' ') + 1).strip(),
                        cells[1].strip(),
                        cells.length < 3 ? "" : cells[2].strip()))
                .filter(tried -> tried.path().equals(path));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String ids(Answer answer) {
        List<Number> ids = JsonPath.read(answer.is(200).body(), "$[*].id");
        return ids.stream().map(Number::toString).collect(Collectors.joining(" "));
    }

    // the world is laid out anew for each test: hence one for each list, and not one for each field

    @ParameterizedTest
    @FieldSource("LISTS")
    void filters(String path) {
        assertAll(cases(FILTERS, path).map(tried -> () -> {
            Answer answer = client.get(path + "?" + tried.query("filter"));
            assertThat(ids(answer)).as(tried.toString()).isEqualTo(tried.ids());
            assertThat(answer.header("X-Total"))
                    .as(tried.toString())
                    .isEqualTo(Integer.toString(
                            tried.ids().isEmpty() ? 0 : tried.ids().split(" ").length));
        }));
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void ranges(String path) {
        assertAll(cases(RANGES, path)
                .map(tried -> () -> assertThat(ids(client.get(path + "?" + tried.query("range"))))
                        .as(tried.toString())
                        .isEqualTo(tried.ids())));
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void sortsBothWaysNullFirst(String path) {
        String shown = client.get(path + "?per_page=1").body();
        assertAll(documented(path).sortable().stream().map(field -> () -> {
            List<Object> up = everything(path + "?sort=" + field, "id");
            List<Object> down = everything(path + "?sort=-" + field, "id");
            Collections.reverse(down);
            assertThat(up).as(field).doesNotHaveDuplicates().isEqualTo(down);
            if (shown.contains("\"" + field + "\":") && !field.equals("image")) {
                assertThat(everything(path + "?sort=" + field, field))
                        .as(field)
                        .isSortedAccordingTo(Comparator.nullsFirst(FieldsTest::compare));
            }
        }));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Object a, Object b) {
        return a instanceof String text
                // in UTF-8, as the database compares
                ? java.util.Arrays.compareUnsigned(
                        text.getBytes(StandardCharsets.UTF_8), b.toString().getBytes(StandardCharsets.UTF_8))
                : ((Comparable) a).compareTo(b);
    }

    private List<Object> everything(String path, String field) {
        List<Object> values = new ArrayList<>();
        for (int page = 1; page <= 2; page++) {
            values.addAll(JsonPath.<List<Object>>read(
                    client.get(path + "&per_page=100&page=" + page).is(200).body(), "$[*]." + field));
        }
        return values;
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void sortsByNoOtherField(String path) {
        Set<String> others = LISTS.stream()
                .flatMap(list -> documented(list).all().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        others.removeAll(documented(path).sortable());

        client.get(path + "?sort=" + encoded(String.join(",", others)))
                .is(
                        400,
                        "{\"error\": \"Sort Error\", \"message\": \"%s\"}"
                                .formatted(others.stream()
                                        .map(name -> "The " + name + " field is not sortable")
                                        .collect(Collectors.joining(". "))));
    }

    @Test
    void sortsByFieldsInTurn() {
        List<Object> byNames =
                everything("/v2/users?filter[last_name]=Skywalker,Solo&sort=last_name,-first_name,id", "id");

        assertThat(byNames).containsExactly(36, 22, 3, 4, 5, 6, 8, 9, 10, 11);
        assertThat(everything("/v2/users?filter[last_name]=Solo,Skywalker&sort=-last_name,id", "id"))
                .containsExactly(8, 9, 10, 11, 3, 4, 5, 6, 22, 36);
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void filtersAndRangesByTheDocumentedFieldsAlone(String path) {
        Documented documented = documented(path);

        client.get(path + "?filter[x]=1").is(400, """
                {"error": "Filter Error", "message": "Attributes x doesn't exists. You can only filter on: %s"}""".formatted(documented.filterable()));
        client.get(path + "?range[x]=1,2").is(400, """
                {"error": "Range Error", "message": "Attributes x doesn't exists. You can only range on: %s"}""".formatted(documented.rangeable()));
    }

    @ParameterizedTest
    @FieldSource("LISTS")
    void everyDocumentedFieldIsTriedHere(String path) {
        assertThat(tried(FILTERS, path))
                .containsExactlyInAnyOrderElementsOf(documented(path).filterable());
        assertThat(tried(RANGES, path))
                .containsExactlyInAnyOrderElementsOf(documented(path).rangeable());
    }

    private static Set<String> tried(String table, String path) {
        return cases(table, path).map(Case::field).collect(Collectors.toSet());
    }
}
