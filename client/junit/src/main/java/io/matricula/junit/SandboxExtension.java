package io.matricula.junit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the sandbox with the first class that wants it; it ends with the JVM. */
final class SandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static Sandbox running;

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox().reset();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), MatriculaSandbox.class)
                .map(MatriculaSandbox::resetBeforeEach)
                .orElse(true);
        if (wanted) {
            sandbox().reset();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox();
    }

    /** One for the JVM, as its shutdown hook and the system properties are: a JVM of tests can run JUnit several times. */
    private static synchronized Sandbox sandbox() {
        if (running == null) {
            running = Sandbox.start();
        }
        return running;
    }
}
