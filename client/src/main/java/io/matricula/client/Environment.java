package io.matricula.client;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What the surroundings say: a system property first, then an environment variable.
 *
 * @param property value of a system property, null if there is none
 * @param variable value of an environment variable, null if there is none
 */
record Environment(UnaryOperator<String> property, UnaryOperator<String> variable) {

    static final Environment REAL = new Environment(System::getProperty, System::getenv);

    Optional<String> find(Setting setting) {
        return Optional.ofNullable(property.apply(setting.property))
                .or(() -> Optional.ofNullable(variable.apply(setting.variable)))
                .filter(value -> !value.isBlank());
    }

    String need(Setting setting) {
        return find(setting)
                .orElseThrow(() -> new IllegalStateException("Neither the environment variable " + setting.variable
                        + " nor the system property " + setting.property + " is set"));
    }

    enum Setting {
        URL("matricula.url", "MATRICULA_URL"),
        UID("matricula.uid", "MATRICULA_UID"),
        SECRET("matricula.secret", "MATRICULA_SECRET"),
        CLOUD_TOKEN("matricula.cloud-token", "MATRICULA_CLOUD_TOKEN");

        final String property;
        final String variable;

        Setting(String property, String variable) {
            this.property = property;
            this.variable = variable;
        }
    }
}
