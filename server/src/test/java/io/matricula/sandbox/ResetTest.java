package io.matricula.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.matricula.ServerTest;
import io.matricula.TestClient;
import io.matricula.http.NotFoundException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class ResetTest {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void putsBackTheDocumentedWorldWhileTokensStayValid() {
        TestClient operator = TestClient.as("sandbox-operator", port);
        jdbc.sql("update users set first_name = 'Changed' where id = 1").update();

        operator.post("/sandbox/reset", null).is(204);

        assertThat(jdbc.sql("select first_name from users where id = 1")
                        .query(String.class)
                        .single())
                .isEqualTo("Jeanne");
        assertThat(operator.get("/operations/audit").is(200).body())
                .startsWith("[{\"id\":1,")
                .contains("\"operation\":\"resetSandbox\",\"record\":null,\"changed\":[],\"outcome\":\"done\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-advanced-tutor", "sandbox-advanced-staff", "sandbox-public"})
    void letsOperatorsAloneDoIt(String application) {
        TestClient.as(application, port).post("/sandbox/reset", null).is(403);
    }

    @Test
    void doesNotExistOutsideOfTheSandbox() {
        SandboxDelegate inProduction =
                new SandboxDelegate(new StaticListableBeanFactory().getBeanProvider(SandboxWorld.class));
        assertThatThrownBy(inProduction::resetSandbox).isInstanceOf(NotFoundException.class);
    }
}
