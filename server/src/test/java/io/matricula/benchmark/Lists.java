package io.matricula.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long pages of long lists take, each asked for once, from the request to its answer. */
final class Lists {

    private static final String SPAN = "2018-02-01T00:00:00Z,2018-06-01T00:00:00Z";

    /** By what is asked: queries of which each gets a page at the beginning, further down and near the end. */
    private static final Map<String, List<String>> ASKED = asked();

    private static final String ROWS_READ = """
            select sum(variable_value)
            from information_schema.global_status
            where variable_name like 'HANDLER\\_READ\\_%'
            """;

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    /** What a page far down takes at least of a long list that was not surveyed. */
    private static final int SLOW_MILLIS = 100;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String api;
    private final String token;
    private final JdbcClient jdbc;
    private final int pages;

    /**
     * Asks a server.
     *
     * @param api where its resources are
     * @param token of an application
     * @param jdbc its database
     * @param pages how many a list of all people has
     */
    Lists(String api, String token, JdbcClient jdbc, int pages) {
        this.api = api;
        this.token = token;
        this.jdbc = jdbc;
        this.pages = pages;
    }

    private static Map<String, List<String>> asked() {
        Map<String, List<String>> asked = new LinkedHashMap<>();
        asked.put(
                "an order",
                Stream.of("login", "email", "created_at", "pool_year", "kind", "last_name", "status")
                        .flatMap(field -> Stream.of("users?sort=" + field, "users?sort=-" + field))
                        .toList());
        asked.put(
                "a filter",
                List.of(
                        "users?filter[pool_year]=2017",
                        "users?filter[kind]=student",
                        "users?filter[primary_campus_id]=2&sort=last_name",
                        "user_candidatures?filter[gender]=female&sort=-zip_code",
                        "cursus_users?filter[cursus_id]=1"));
        asked.put(
                "a range",
                List.of(
                        "users?range[created_at]=" + SPAN,
                        "users?range[login]=many2,many7&sort=email",
                        "user_candidatures?range[birth_date]=1985-01-01,1990-01-01",
                        "cursus_users?range[begin_at]=" + SPAN + "&sort=user_id"));
        asked.put(
                "a filter with a range",
                List.of(
                        "users?filter[pool_month]=july&range[created_at]=" + SPAN,
                        "users?filter[last_name]=Last7&range[login]=many2,many7",
                        "user_candidatures?filter[country]=France&range[birth_date]=1985-01-01,1990-01-01",
                        "cursus_users?filter[campus_id]=2&range[begin_at]=" + SPAN));
        asked.put(
                "two filters",
                List.of(
                        "users?filter[pool_year]=2017&filter[primary_campus_id]=2",
                        // nobody has both
                        "users?filter[pool_month]=july&filter[primary_campus_id]=2",
                        "cursus_users?filter[cursus_id]=1&filter[campus_id]=3"));
        asked.put(
                "two or three orders",
                List.of(
                        "users?sort=pool_year,-last_name,login",
                        "users?sort=-kind,pool_month,email",
                        "user_candidatures?sort=gender,-birth_date",
                        "cursus_users?sort=cursus_id,-begin_at"));
        return asked;
    }

    static void run(Path data, int people) throws Exception {
        try (Rig rig = new Rig(data, List.of(Benchmark.FLAGS.split(" ")), Rig.WITHOUT_PLATFORMS)) {
            rig.grow(people);
            Lists lists = rig.lists();
            lists.awaitSurvey();
            lists.ask(1);
            lists.print(lists.ask(0));
        }
    }

    /** People that came without the server are surveyed sooner if some of them seem to have changed. */
    private void awaitSurvey() throws Exception {
        People.touch(jdbc);
        long start = System.nanoTime();
        while (!isSurveyed()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("There is no survey");
            }
            Thread.sleep(1_000);
        }
        System.out.printf(
                "surveyed after %d s%n%n",
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }

    private boolean isSurveyed() throws Exception {
        boolean isFast = true;
        for (String query : ASKED.get("two or three orders")) {
            isFast &= page(query, pages / 2) < SLOW_MILLIS;
        }
        return isFast;
    }

    private record Asked(List<Double> millis, double rows) {}

    private Map<String, Asked> ask(int shift) throws Exception {
        Map<String, Asked> answers = new LinkedHashMap<>();
        for (Map.Entry<String, List<String>> each : ASKED.entrySet()) {
            double before = rowsRead();
            List<Double> millis = new ArrayList<>();
            for (String query : each.getValue()) {
                for (int page : List.of(1, 200, pages / 10, pages - 10)) {
                    millis.add(page(query, page + shift));
                }
            }
            answers.put(each.getKey(), new Asked(millis.stream().sorted().toList(), rowsRead() - before));
        }
        return answers;
    }

    private double rowsRead() {
        return jdbc.sql(ROWS_READ).query(Double.class).single();
    }

    private double page(String query, int page) throws Exception {
        String address = api + query.replace("[", "%5B").replace("]", "%5D") + "&page=" + page;
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .build();
        long start = System.nanoTime();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        double millis = (System.nanoTime() - start) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answered " + answer.statusCode());
        }
        return millis;
    }

    private void print(Map<String, Asked> answers) {
        System.out.println(
                "| pages 1 and 200, after a tenth, and the last ones of | asked | ms, median | ms, longest | rows read for each |");
        System.out.println("|---|---|---|---|---|");
        answers.forEach((what, asked) -> {
            List<Double> millis = asked.millis();
            System.out.printf(
                    "| %s | %d | %.1f | %.1f | %,.0f |%n",
                    what,
                    millis.size(),
                    millis.get(millis.size() / 2),
                    millis.get(millis.size() - 1),
                    asked.rows() / millis.size());
        });
    }
}
