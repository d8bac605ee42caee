package io.matricula;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** A test of what each of several servers knows for itself, or is told by the others a while later. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@DisabledIfSystemProperty(
        named = "matricula.servers",
        matches = "[2-9]",
        disabledReason = "several servers differ in this: see docs/reliability.md")
public @interface OfOneServer {}
