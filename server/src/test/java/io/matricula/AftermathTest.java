package io.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.jayway.jsonpath.JsonPath;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What a write sets off once it is committed: the mail and the LDAP entry, with real servers for both. */
@ServerTest
@Tag("slow")
class AftermathTest {

    private static final String USER = """
            {"user":{"email":"anakin.skywalker@example.org","first_name":"Anakin","last_name":"Skywalker",
             "kind":"student","pool_year":"2017","pool_month":"may","password":"totoroTOTOROOO",%s}}""";

    private static final int MAIL_PORT = freePort();
    private static final int LDAP_PORT = freePort();
    private static final ServerSetup SMTP = new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);

    private static GreenMail mails = new GreenMail(SMTP);
    private static InMemoryDirectoryServer ldap;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private TestClient tutor;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL_PORT);
        properties.add("spring.mail.properties.mail.smtp.timeout", () -> 500);
        properties.add("matricula.mail.from", () -> "Matricula <office@example.org>");
        properties.add("matricula.ldap.lyon.url", () -> "ldap://127.0.0.1:" + LDAP_PORT);
        properties.add("matricula.ldap.lyon.bind-dn", () -> "cn=writer");
        properties.add("matricula.ldap.lyon.password", () -> "secret");
        properties.add("matricula.ldap.lyon.base-dn", () -> "dc=example,dc=org");
        properties.add("matricula.ldap.lyon.timeout", () -> "500ms");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (java.io.IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    @BeforeEach
    void start() throws Exception {
        tutor = TestClient.as("sandbox-advanced-tutor", port);
        mails = new GreenMail(SMTP);
        mails.start();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.addAdditionalBindCredentials("cn=writer", "secret");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), LDAP_PORT, null));
        ldap = new InMemoryDirectoryServer(config);
        ldap.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        ldap.add("dn: ou=people,dc=example,dc=org", "objectClass: organizationalUnit", "ou: people");
        ldap.add("dn: ou=groups,dc=example,dc=org", "objectClass: organizationalUnit", "ou: groups");
        ldap.startListening();
    }

    @AfterEach
    void idle() {
        stop();
        // one that is just being done comes back when it fails
        await().until(() ->
                jdbc.sql("delete from scheduled_tasks where not picked").update() + tasks() == 0);
    }

    @AfterAll
    static void stop() {
        mails.stop();
        ldap.shutDown(true);
    }

    private long tasks() {
        return jdbc.sql("select count(*) from scheduled_tasks")
                .query(Long.class)
                .single();
    }

    /** As if the back-off were over. */
    private void makeDue() {
        jdbc.sql("update scheduled_tasks set execution_time = utc_timestamp() where execution_time < '2037-12-31'")
                .update();
    }

    private void create(String more) {
        tutor.post("/v2/users", USER.formatted(more)).is(201);
    }

    private MimeMessage mail() {
        await().until(() -> mails.getReceivedMessages().length == 1);
        return mails.getReceivedMessages()[0];
    }

    private String listed(String query) {
        return TestClient.anew("sandbox-operator", port)
                .get("/operations/tasks" + query)
                .is(200)
                .body();
    }

    @Test
    void welcomesWhoeverHasNoCampusInTheirOwnLanguage() throws Exception {
        String[] headers = {"X-Cloud-Auth-Token", "sandbox-cloud-token"};
        String users = "/integration/ws/management/rest/users";
        tutor.post(users, """
                        {"user":{"name":"Oliver","surname":"Twist","language":"fr","timezone":"Europe/London",
                         "email":"oliver.twist@example.org","username":"oliver.twist"}}""", headers).is(200);
        tutor.send("POST", users + "/oliver.twist/welcomeMail", null, headers).is(200);
        MimeMessage mail = mail();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("oliver.twist@example.org"));
        assertThat(mail.getSubject()).isEqualTo("Bienvenue à Matricula");
    }

    @Test
    void welcomesANewUserInTheLanguageOfTheCampus() throws Exception {
        create("\"campus_id\":\"1\"");
        MimeMessage mail = mail();
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("anakin.skywalker@example.org"));
        assertThat(mail.getHeader("From")).containsExactly("Matricula <office@example.org>");
        assertThat(mail.getSubject()).isEqualTo("Bienvenue à Paris");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<welcome-127-anakisky@example.org>");
        assertThat(mail.getHeader("Content-Language")).containsExactly("fr");
        String whole = GreenMailUtil.getWholeMessage(mail);
        assertThat(whole).contains("text/plain", "text/html").doesNotContain("totoroTOTOROOO");
        MimeMultipart either = (MimeMultipart) ((MimeMultipart)
                        ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent())
                .getBodyPart(0)
                .getContent();
        assertThat((String) either.getBodyPart(0).getContent()).isEqualToNormalizingNewlines("""
                        Bonjour Anakin,

                        vous êtes inscrit·e à Paris.

                        Votre identifiant : anakisky
                        Votre adresse : anakisky@student.42.fr

                        Bienvenue !
                        """);
        assertThat((String) either.getBodyPart(1).getContent()).contains("<strong>anakisky</strong>");
        await().until(() -> tasks() == 0);
    }

    @Test
    void speaksEnglishWhereItDoesNotKnowTheLanguage() throws Exception {
        jdbc.sql("update languages set identifier = 'ja' where id = 3").update();
        create("\"campus_id\":\"3\"");
        assertThat(mail().getSubject()).isEqualTo("Welcome to Cluj");
    }

    @Test
    void writesANameAsTextIntoHtmlAndIntoOneLineOfTheSubject() throws Exception {
        jdbc.sql("update campus set name = 'A&B\\r\\nBcc: all@example.org' where id = 9")
                .update();
        create("\"campus_id\":\"9\",\"usual_first_name\":\"<b>Ani</b>\"");
        MimeMessage mail = mail();
        assertThat(mail.getSubject()).isEqualTo("Welcome to A&B Bcc: all@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(GreenMailUtil.getWholeMessage(mail)).contains("Hello &lt;b&gt;Ani&lt;/b&gt;,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"skip_welcome_mail\":\"true\"", "\"skip_welcome_mail\":1", "\"email_stop\":true"})
    void welcomesNobodyWhoIsNotToBe(String params) {
        create("\"campus_id\":\"1\"," + params);
        assertThat(tasks()).isZero();
        assertThat(mails.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"skip_welcome_mail\":\"false\"", "\"skip_welcome_mail\":null", "\"email_stop\":0"})
    void welcomesWhoIsToBe(String params) {
        create("\"campus_id\":\"1\"," + params);
        assertThat(mail()).isNotNull();
    }

    @Test
    void setsOffNothingForAUserWhoIsNotSaved() {
        jdbc.sql("insert into claimed_addresses (address, user_id) values ('anakin.skywalker@example.org', 1)")
                .update();
        tutor.post("/v2/users", USER.formatted("\"campus_id\":\"2\",\"meta\":{\"ldap_group\":\"students\"}"))
                .is(422);
        assertThat(tasks()).isZero();
    }

    @Test
    void sendsTheMailOnceTheMailServerIsBack() {
        mails.stop();
        create("\"campus_id\":\"1\"");
        await().until(() -> listed("?state=pending").contains("The mail server did not answer"));
        mails.start();
        makeDue();
        assertThat(mail()).isNotNull();
        await().until(() -> tasks() == 0);
    }

    @Test
    void waitsForNoSlowMailServer() throws Exception {
        mails.stop();
        try (ServerSocket silent = new ServerSocket(MAIL_PORT, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThat(silent.isBound()).isTrue();
            create("\"campus_id\":\"1\"");
            await().until(() -> listed("?state=pending").contains("The mail server did not answer"));
        }
    }

    @Test
    void showsATaskThatWasGivenUpAndKeepsIt() {
        mails.stop();
        create("\"campus_id\":\"1\"");
        for (int failures = 1; failures <= 3; failures++) {
            String wanted = "\"attempts\":" + failures;
            await().until(() -> listed("?name=welcome-mail").contains(wanted));
            makeDue();
        }
        String dead = listed("?state=dead");
        assertThat(JsonPath.<Integer>read(dead, "$.length()")).isEqualTo(1);
        assertThat(JsonPath.<String>read(dead, "$[0].name")).isEqualTo("welcome-mail");
        assertThat(JsonPath.<String>read(dead, "$[0].id")).isEqualTo("127");
        assertThat(JsonPath.<Object>read(dead, "$[0].next_attempt_at")).isNull();
        assertThat(JsonPath.<String>read(dead, "$[0].last_failure_at")).isNotNull();
        assertThat(listed("?state=pending")).isEqualTo("[]");
        assertThat(listed("?name=ldap-group")).isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"meta\":{\"ldap_group\":\"students\"}|",
                "\"status\":\"x\"|,\"meta\":{\"ldap_group\":\"students\"}"
            })
    void putsANewUserIntoTheLdapGroup(String inside, String beside) {
        String body = USER.formatted("\"campus_id\":\"2\"," + inside);
        tutor.post("/v2/users", beside == null ? body : body.substring(0, body.length() - 1) + beside + "}")
                .is(201);
        await().until(() -> ldap.getEntry("cn=students,ou=groups,dc=example,dc=org") != null);
        await().until(() -> tasks() == 0);
    }

    @Test
    void putsAnUpdatedUserIntoTheLdapGroup() throws Exception {
        tutor.patch("/v2/users/2", "{\"user\":{\"campus_id\":\"2\",\"meta\":{\"ldap_group\":\"students\"}}}")
                .is(204);
        await().until(() -> ldap.getEntry("cn=students,ou=groups,dc=example,dc=org") != null);
        assertThat(ldap.getEntry("uid=andre,ou=people,dc=example,dc=org").getAttributeValue("mail"))
                .isEqualTo("andre@staff.42.fr");
    }

    @Test
    void transmitsNoGroupAtACampusWithoutAnLdapServer() {
        create("\"campus_id\":\"1\",\"skip_welcome_mail\":\"1\",\"meta\":{\"ldap_group\":\"students\"}");
        assertThat(tasks()).isZero();
    }

    @Test
    void putsTheUserIntoTheGroupOnceTheLdapServerIsBack() throws Exception {
        ldap.shutDown(true);
        create("\"campus_id\":\"2\",\"skip_welcome_mail\":\"1\",\"meta\":{\"ldap_group\":\"students\"}");
        await().until(() -> listed("?name=ldap-group").contains("The LDAP server did not answer"));
        ldap.startListening();
        makeDue();
        await().until(() -> ldap.getEntry("cn=students,ou=groups,dc=example,dc=org") != null);
    }

    @Test
    void saysWhyTheLdapServerRefuses() throws Exception {
        ldap.delete("ou=groups,dc=example,dc=org");
        create("\"campus_id\":\"2\",\"skip_welcome_mail\":\"1\",\"meta\":{\"ldap_group\":\"students\"}");
        await().until(() -> listed("?name=ldap-group").contains("The LDAP server refused (no such object)"));
    }

    @Test
    void keepsNoPasswordInATask() {
        mails.stop();
        ldap.shutDown(true);
        create("\"campus_id\":\"2\",\"meta\":{\"ldap_group\":\"students\"}");
        assertThat(jdbc.sql("select convert(task_data using utf8mb4) from scheduled_tasks order by task_name")
                        .query(String.class)
                        .list())
                .containsExactly("{\"userId\":127,\"campus\":\"lyon\",\"group\":\"students\"}", "{\"userId\":127}");
    }
}
