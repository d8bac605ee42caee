package io.matricula.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "42", "a b", "A", "é", "a.json", "-ab", "ab/c", "", ".ab"})
    void refusesWhatIsNoLogin(String login) {
        assertThat(LoginForm.fits(login)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "restuser.acme", "a-b_c.d", "4a", "jsonx"})
    void acceptsLogins(String login) {
        assertThat(LoginForm.fits(login)).isTrue();
    }
}
