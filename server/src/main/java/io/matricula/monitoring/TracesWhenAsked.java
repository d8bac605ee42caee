package io.matricula.monitoring;

import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves out all that makes traces unless there is somewhere to send them: a start costs nothing for them then, nor does
 * a request.
 */
class TracesWhenAsked implements AutoConfigurationImportFilter, EnvironmentAware {

    static final String ENDPOINT = "management.opentelemetry.tracing.export.otlp.endpoint";

    private boolean asked;

    @Override
    public void setEnvironment(Environment environment) {
        asked = StringUtils.hasText(environment.getProperty(ENDPOINT));
    }

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        boolean[] matches = new boolean[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            matches[i] = asked || candidates[i] == null || !isOfTraces(candidates[i]);
        }
        return matches;
    }

    private static boolean isOfTraces(String configuration) {
        return configuration.contains(".tracing.") || configuration.contains(".opentelemetry.");
    }
}
