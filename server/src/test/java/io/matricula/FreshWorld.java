package io.matricula;

import io.matricula.sandbox.SandboxWorld;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Every test begins with the documented world; in production mode there is none. No task is scheduled then, not even
 * those that come round for ever: tests count them.
 */
class FreshWorld implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        context.getBean(TestClock.class).run();
        context.getBeanProvider(SandboxWorld.class).ifAvailable(SandboxWorld::reset);
        context.getBean(JdbcClient.class)
                .sql("delete from scheduled_tasks where task_instance = 'recurring'")
                .update();
    }
}
