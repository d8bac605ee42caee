package io.matricula;

import io.matricula.sandbox.SandboxWorld;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Every test begins with the documented world; in production mode there is none. */
class FreshWorld implements BeforeEachCallback {

    @Override
    public void beforeEach(ExtensionContext test) {
        ApplicationContext context = SpringExtension.getApplicationContext(test);
        context.getBean(TestClock.class).run();
        context.getBeanProvider(SandboxWorld.class).ifAvailable(SandboxWorld::reset);
    }
}
