package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.jayway.jsonpath.JsonPath;
import io.matricula.access.ApplicationRegistry;
import io.matricula.access.ApplicationRegistry.Credentials;
import io.matricula.access.CloudTokenRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.UriComponentsBuilder;

/** Whatever passes through the server at debug level: none of it stands in a log. */
@Tag("slow")
@ServerTest
@TestPropertySource(
        properties = {
            "server.tomcat.accesslog.enabled=true",
            "server.tomcat.accesslog.buffered=false",
            "server.tomcat.basedir=target/tomcat-of-log-test"
        })
class LogTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Logger ROOT = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationRegistry applications;

    @Autowired
    private CloudTokenRegistry cloudTokens;

    @Autowired
    private JdbcClient jdbc;

    /** Everything that was sent or issued and must not be read anywhere. */
    private final List<String> confidential = new ArrayList<>();

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final List<Appender<ILoggingEvent>> others = new ArrayList<>();
    private Level level;
    private Appender<ILoggingEvent> memory;
    private String token;

    @BeforeEach
    void listen() throws IOException {
        memory = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + event.getMDCPropertyMap()
                        + causes(event.getThrowableProxy()));
            }
        };
        memory.start();
        for (Iterator<Appender<ILoggingEvent>> all = ROOT.iteratorForAppenders(); all.hasNext(); ) {
            others.add(all.next());
        }
        others.forEach(ROOT::detachAppender);
        level = ROOT.getLevel();
        ROOT.setLevel(Level.DEBUG);
        ROOT.addAppender(memory);
    }

    private static String causes(IThrowableProxy failure) {
        return failure == null ? "" : " " + failure.getMessage() + causes(failure.getCause());
    }

    @AfterEach
    void stopListening() {
        ROOT.detachAppender(memory);
        ROOT.setLevel(level);
        others.forEach(ROOT::addAppender);
        jdbc.sql("delete from applications where uid like 'u-%'").update();
        jdbc.sql("delete from cloud_tokens where name = 'test-log'").update();
    }

    @Test
    void holdsNothingConfidential() throws Exception {
        applicationGetsTokensInEveryWay();
        peopleAreWritten();
        aCampusIsAsked();
        personSignsIn();
        cloudCalls();
        whatCannotBeServed();

        assertThat(lines).anyMatch(line -> line.contains("insert into users"));
        assertThat(confidential).hasSizeGreaterThan(30);
        assertThat(loggersThatTell()).isEmpty();
        String accessLog = accessLog();
        assertThat(accessLog).contains("\"GET /v2/users/1 ");
        assertThat(confidential).noneMatch(accessLog::contains);
    }

    private Set<String> loggersThatTell() {
        return lines.stream()
                .filter(line -> confidential.stream().anyMatch(line::contains))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String secret(String value) {
        confidential.add(value);
        return value;
    }

    /** A value that stands nowhere else. */
    private String personal(String kind) {
        return secret(kind + UUID.randomUUID().toString().replace("-", ""));
    }

    private void applicationGetsTokensInEveryWay() {
        Credentials app =
                applications.create("Logged", Set.of("Advanced tutor"), List.of("https://app.example.org/cb"));
        secret(app.secret());
        String params = "grant_type=client_credentials&client_id=" + app.uid() + "&client_secret=" + app.secret();
        String basic = secret(Base64.getEncoder()
                .encodeToString((app.uid() + ":" + app.secret()).getBytes(StandardCharsets.US_ASCII)));
        token = secret(JsonPath.read(form("/oauth/token", params).body(), "$.access_token"));
        form("/oauth/token?" + params, "");
        json("POST", "/oauth/token", """
                {"grant_type":"client_credentials","client_id":"%s","client_secret":"%s"}""".formatted(app.uid(), app.secret()));
        send(request("/oauth/token?grant_type=client_credentials")
                .header("Authorization", "Basic " + basic)
                .POST(BodyPublishers.noBody()));
        form("/oauth/token", params.replace(app.secret(), personal("wrong")));
        form("/oauth/revoke", "token=" + personal("foreign") + "&" + params);
        send(request("/v2/users/1?access_token=" + token).GET());
        send(request("/v2/users/1?access_token=" + personal("garbage")).GET());
        send(request("/v2/users/1")
                .header("Authorization", "Bearer " + personal("garbage"))
                .GET());
    }

    private void peopleAreWritten() {
        String person = """
                {"user":{"email":"%s@example.org","campus_id":"1","first_name":"%s","last_name":"%s","kind":"student",
                  "pool_year":"2017","pool_month":"may","password":"%s","user_candidature_attributes":
                  {"birth_city":"%s","contact_phone1":"%s","pin":"%s","other_information":"%s"}}}""".formatted(
                        personal("mail"),
                        personal("Given"),
                        personal("Family"),
                        personal("password"),
                        personal("City"),
                        personal("06"),
                        personal("42"),
                        personal("Other"));
        String url = JsonPath.read(json("POST", "/v2/users", person).body(), "$.url");
        String path = URI.create(url).getPath();
        // the address is taken now; nothing here is acceptable; the form is a query, as Ruby clients send it
        json("POST", "/v2/users", person);
        json("POST", "/v2/users", """
                {"user":{"email":"%s","campus_id":"%s","kind":"%s","password":["%s"],"%s":1}}""".formatted(
                        personal("nomail"),
                        personal("nocampus"),
                        personal("nokind"),
                        personal("nopassword"),
                        personal("nokey")));
        send(authorized(path + "?user[first_name]=" + personal("Query") + "&user%5Bpassword%5D=" + personal("query"))
                .PUT(BodyPublishers.noBody()));
        String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n";
        send(authorized(path)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .method(
                        "PATCH",
                        BodyPublishers.ofString(part.formatted("user[last_name]", personal("Part"))
                                + part.formatted("user[password]", personal("part")) + "--b--\r\n")));
        send(authorized(path).GET());
        send(authorized("/v2/users?filter[last_name]=" + personal("Filter")).GET());
        json("PATCH", path + "/user_candidature", """
                {"user_candidature":{"postal_street":"%s","birth_date":"%s","email":"%s@example.org"}}""".formatted(
                        personal("Street"), personal("noday"), personal("other")));
        json("POST", "/v2/users", "{\"user\":{\"password\":\"" + personal("broken") + "\"");
    }

    /** Tokyo has an endpoint, which is told of its people and given its secret. */
    private void aCampusIsAsked() {
        TestClient staff = TestClient.anew("sandbox-advanced-staff", port);
        staff.post(
                        "/v2/endpoints",
                        "{\"endpoint\":{\"url\":\"https://campus.example.org\",\"secret\":\"" + personal("secret")
                                + "\"}}")
                .is(201);
        confidential.addAll(jdbc.sql("select secret from endpoints where length(secret) > 8")
                .query(String.class)
                .list());
        json("POST", "/v2/users", """
                {"user":{"email":"%s@example.org","campus_id":"9","first_name":"%s","last_name":"%s","kind":"student",
                  "pool_year":"2017","pool_month":"may","password":"%s","meta":{"note":"%s"}}}""".formatted(
                personal("mail"), personal("Given"), personal("Family"), personal("password"), personal("meta")));
    }

    private void personSignsIn() {
        String password = personal("person");
        json("PATCH", "/v2/users/2", "{\"user\":{\"password\":\"" + password + "\"}}");
        Credentials app = applications.create("Signing in", Set.of(), List.of("https://app.example.org/cb"));
        form("/login", "username=andre&password=" + personal("mistyped"));
        form("/login", "username=" + personal("nobody") + "&password=" + password);
        String session = form("/login", "username=andre&password=" + password)
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .replaceFirst("SESSION=([^;]+).*", "$1");
        HttpResponse<String> sent = send(request("/oauth/authorize?response_type=code&client_id=" + app.uid()
                        + "&redirect_uri=https://app.example.org/cb&state=" + personal("state"))
                .header("Cookie", "SESSION=" + secret(session))
                .GET());
        String code = UriComponentsBuilder.fromUriString(
                        sent.headers().firstValue("Location").orElseThrow())
                .build()
                .getQueryParams()
                .getFirst("code");
        String client = "&client_id=" + app.uid() + "&client_secret=" + secret(app.secret());
        String tokens = form(
                        "/oauth/token",
                        "grant_type=authorization_code&redirect_uri=https://app.example.org/cb&code=" + secret(code)
                                + client)
                .body();
        secret(JsonPath.read(tokens, "$.access_token"));
        String refresh = secret(JsonPath.read(tokens, "$.refresh_token"));
        form("/oauth/token", "grant_type=refresh_token&refresh_token=" + refresh + client);
        form("/oauth/token", "grant_type=refresh_token&refresh_token=" + personal("invented") + client);
        form("/oauth/token", "grant_type=authorization_code&redirect_uri=x&code=" + personal("invented") + client);
        form("/oauth/revoke", "token=" + refresh + client);
    }

    private void cloudCalls() {
        String cloudToken = secret(cloudTokens.create("test-log"));
        for (String given : List.of(cloudToken, personal("cloud"))) {
            send(request("/integration/ws/management/rest/users")
                    .header("X-Cloud-Auth-Token", given)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("""
                            {"user":{"username":"%s","email":"%s@example.org","password":"%s","name":"%s"}}""".formatted(
                                    personal("cloud"), personal("cloud"), personal("cloud"), personal("cloud")))));
        }
    }

    private void whatCannotBeServed() {
        send(authorized("/v2/users/nobody").GET());
        send(authorized("/v2/nothing?a=" + personal("query")).GET());
        send(authorized("/v2/users").header("Content-Type", "text/csv").POST(BodyPublishers.ofString(personal("csv"))));
        jdbc.sql("alter table audit rename to audit_away").update();
        try {
            DescribedTraffic.excusing(
                    500,
                    () -> json(
                            "PATCH", "/v2/users/1", "{\"user\":{\"first_name\":\"" + personal("Unwritten") + "\"}}"));
        } finally {
            jdbc.sql("alter table audit_away rename to audit").update();
        }
    }

    private HttpResponse<String> form(String path, String params) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(params)));
    }

    private HttpResponse<String> json(String method, String path, String body) {
        return send(authorized(path)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        String escaped = path.replace("[", URLEncoder.encode("[", StandardCharsets.UTF_8))
                .replace("]", URLEncoder.encode("]", StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + escaped));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpRequest built = request.build();
            HttpResponse<String> answer = HTTP.send(built, BodyHandlers.ofString());
            Exchange.of(built, "", answer).seen();
            return answer;
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String accessLog() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("target/tomcat-of-log-test/logs"))) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        }
    }
}
