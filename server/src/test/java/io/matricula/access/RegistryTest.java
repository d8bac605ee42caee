package io.matricula.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.ServerTest;
import io.matricula.TestClock;
import io.matricula.access.ApplicationRegistry.Credentials;
import io.matricula.access.ApplicationRegistry.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class RegistryTest {

    private static final String CALLBACK = "https://app.example.org/callback";

    @LocalServerPort
    private int port;

    @Autowired
    private ApplicationRegistry applications;

    @Autowired
    private CloudTokenRegistry cloudTokens;

    @Autowired
    private Applications known;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Wire wire;

    @BeforeEach
    void connect() {
        clock.stopAt(Instant.parse("2026-01-01T00:00:00Z"));
        wire = new Wire(port);
    }

    /** Who may call outlives the world of the sandbox. */
    @AfterEach
    void remove() {
        jdbc.sql("delete from applications where uid like 'u-%'").update();
        jdbc.sql("delete from cloud_tokens where name like 'test-%'").update();
    }

    private int token(Credentials credentials) {
        known.forget();
        return wire.send(
                        "POST /oauth/token",
                        "Content-Type: application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=" + credentials.uid() + "&client_secret="
                                + credentials.secret())
                .status();
    }

    @Test
    void makesAnApplicationThatGetsTokens() {
        Credentials credentials = applications.create("A script", Set.of("Basic staff"), List.of(CALLBACK));
        assertThat(credentials.uid()).matches("u-[0-9a-f]{64}");
        assertThat(credentials.secret()).matches("s-[0-9a-f]{64}");
        assertThat(token(credentials)).isEqualTo(200);
        Registered registered = applications.list().get(applications.list().size() - 1);
        assertThat(registered.name()).isEqualTo("A script");
        assertThat(registered.roles()).isEqualTo("Basic staff");
        assertThat(registered.redirectUris()).isEqualTo(CALLBACK);
        assertThat(registered.createdAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(registered.secrets()).hasSize(1);
    }

    @Test
    void storesNoSecret() {
        Credentials credentials = applications.create("A script", Set.of(), List.of());
        String token = cloudTokens.create("test-token");
        assertThat(jdbc.sql("select * from application_secrets")
                        .query()
                        .listOfRows()
                        .toString())
                .doesNotContain(credentials.secret().substring(2));
        assertThat(jdbc.sql("select * from cloud_tokens").query().listOfRows().toString())
                .doesNotContain(token.substring(2));
    }

    @Test
    void letsTheLatestSecretLiveBesideTheNewOneForAWhile() {
        Credentials first = applications.create("A script", Set.of(), List.of());
        Credentials second = applications.rotate(first.uid(), Duration.ofHours(1));
        assertThat(token(first)).isEqualTo(200);
        assertThat(token(second)).isEqualTo(200);
        clock.advance(Duration.ofHours(1));
        assertThat(token(first)).isEqualTo(401);
        assertThat(token(second)).isEqualTo(200);
    }

    @Test
    void letsTwoSecretsLiveAndNoMore() {
        Credentials first = applications.create("A script", Set.of(), List.of());
        Credentials second = applications.rotate(first.uid(), Duration.ofHours(1));
        Credentials third = applications.rotate("A script", Duration.ofHours(1));
        assertThat(token(first)).isEqualTo(401);
        assertThat(token(second)).isEqualTo(200);
        assertThat(token(third)).isEqualTo(200);
    }

    @Test
    void endsALeakedSecretAtOnce() {
        Credentials leaked = applications.create("A script", Set.of(), List.of());
        applications.rotate(leaked.uid(), Duration.ZERO);
        assertThat(token(leaked)).isEqualTo(401);
    }

    @Test
    void rotatesNoSecretOfNobody() {
        assertThatThrownBy(() -> applications.rotate("nobody", Duration.ZERO))
                .hasMessage("There is no application nobody");
    }

    @Test
    void refusesANameThatSeveralHave() {
        applications.create("A script", Set.of(), List.of());
        applications.create("A script", Set.of(), List.of());
        assertThatThrownBy(() -> applications.rotate("A script", Duration.ZERO))
                .hasMessage("More than one is called A script");
    }

    @Test
    void knowsTheRolesOfTheContractAlone() {
        assertThatThrownBy(() -> applications.create("A script", Set.of("Root"), List.of()))
                .hasMessage("There is no role Root; there are Advanced staff, Advanced tutor, Basic staff, operator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/callback",
                "https://app.example.org/#top",
                "https://*.example.org/",
                "http://127.0.0.1:*/*",
                "https://app.example.org/a b"
            })
    void registersNoAddressThatIsNotOne(String uri) {
        assertThatThrownBy(() -> applications.create("A script", Set.of(), List.of(uri)))
                .hasMessageStartingWith(uri + " is no redirect URI");
    }

    @Test
    void makesAndRevokesTokensOfLearningCloud() {
        String token = cloudTokens.create("test-token");
        assertThat(token).matches("c-[0-9a-f]{64}");
        assertThat(cloud(token)).isNotEqualTo(401);
        assertThat(cloudTokens.list())
                .extracting(CloudTokenRegistry.Registered::name)
                .contains("test-token");
        cloudTokens.revoke("test-token");
        assertThat(jdbc.sql("select count(*) from cloud_tokens where name = 'test-token'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private int cloud(String token) {
        return wire.send("GET /integration/ws/management/rest/users?count=1", "X-Cloud-Auth-Token: " + token, "")
                .status();
    }

    @Test
    void refusesASecondTokenOfAName() {
        cloudTokens.create("test-token");
        assertThatThrownBy(() -> cloudTokens.create("test-token")).hasMessage("There is a token test-token already");
    }

    @Test
    void revokesNoTokenThatDoesNotExist() {
        assertThatThrownBy(() -> cloudTokens.revoke("test-token")).hasMessage("There is no token test-token");
    }
}
