package io.matricula.learningcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManagementUserPathTest extends CloudTest {

    private String usernameAt(String path) {
        return JsonPath.read(get(USERS + "/" + path).is(200).body(), "$.username");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff808181556ee70e015572136a250012",
                "acme.0012%20%C3%B1%2B",
                "5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10",
                "restuser.acme",
                "restuser%2Eacme",
                "RestUser.acme"
            })
    void namesAUserInEachForm(String form) {
        update("\"externalId\":\"acme.0012 ñ+\"").is(200);
        assertThat(usernameAt(form)).isEqualTo("restuser.acme");
    }

    @Test
    void triesTheIdBeforeTheExternalId() {
        put(USERS + "/jeanne", with(OLIVER, "\"externalId\":\"ff808181556ee70e015572136a250012\""))
                .is(200);
        assertThat(usernameAt("ff808181556ee70e015572136a250012")).isEqualTo("restuser.acme");
    }

    @Test
    void triesTheExternalIdBeforeTheCommonId() {
        put(USERS + "/jeanne", with(OLIVER, "\"externalId\":\"5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10\""))
                .is(200);
        assertThat(usernameAt("5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10")).isEqualTo("oliver.twist");
    }

    @Test
    void triesTheCommonIdBeforeTheUsername() {
        put(USERS + "/jeanne", with(OLIVER, "\"username\":\"5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10\""))
                .is(200);
        assertThat(usernameAt("5d9c1c9f0f5a4f1e9f6f1d6a3b7c2e10")).isEqualTo("restuser.acme");
    }

    @Test
    void triesTheExternalIdBeforeTheUsername() {
        put(USERS + "/jeanne", with(OLIVER, "\"externalId\":\"restuser.acme\"")).is(200);
        assertThat(usernameAt("restuser.acme")).isEqualTo("oliver.twist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "nobody", "restuser.acme.json", "ni%C3%B1o", "%F0%9F%98%80", "%25"})
    void findsNobodyElse(String form) {
        get(USERS + "/" + form).is(404);
    }

    @Test
    void findsNobodyOfAnEndlessName() {
        get(USERS + "/" + "a".repeat(3000)).is(404);
    }
}
