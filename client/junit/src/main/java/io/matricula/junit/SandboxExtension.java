package io.matricula.junit;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts the sandbox with the first class that wants it; it ends with the JVM. */
final class SandboxExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    private static final Namespace OURS = Namespace.create(SandboxExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox(context).reset();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        boolean wanted = AnnotationSupport.findAnnotation(context.getRequiredTestClass(), MatriculaSandbox.class)
                .map(MatriculaSandbox::resetBeforeEach)
                .orElse(true);
        if (wanted) {
            sandbox(context).reset();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Sandbox.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return sandbox(context);
    }

    private static Sandbox sandbox(ExtensionContext context) {
        Store store = context.getRoot().getStore(OURS);
        synchronized (SandboxExtension.class) {
            Sandbox sandbox = store.get(Sandbox.class, Sandbox.class);
            if (sandbox == null) {
                sandbox = Sandbox.start();
                store.put(Sandbox.class, sandbox);
            }
            return sandbox;
        }
    }
}
