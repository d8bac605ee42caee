package io.matricula.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Has a sandbox run for the tests of a class: the world of the documentation, on a port of its own, put back to its first
 * state before each test. One server serves all such classes of a run; it starts with the first of them. Tests may take a
 * {@link Sandbox} as a parameter. The system properties matricula.url, matricula.uid, matricula.secret and
 * matricula.cloud-token, unless they are set, lead clients that are made from their surroundings to it.
 *
 * <p>It needs Linux on x86-64. MariaDB is unpacked once (350 MB) into the directory that the system property
 * matricula.program-directory names, otherwise below the system's directory for temporary files.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(SandboxExtension.class)
public @interface MatriculaSandbox {

    /** @return whether everything is put back before each test, or only before the first of the class */
    boolean resetBeforeEach() default true;
}
