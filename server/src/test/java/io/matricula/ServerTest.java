package io.matricula;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server on a free port ({@code @LocalServerPort}) and a real database, started once for all tests of the same
 * settings. Before each test the sandbox's world is as documented (the next person is 127) and the {@link TestClock}
 * runs. Databases lie under {@code target/matricula}; {@code -Dspring.datasource.url=...} runs the tests on another one,
 * which is <b>emptied</b>. No test may leave in the log what was confidential ({@link LogWatch}).
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@Import({TestClock.Configuration.class, TestDatabase.Configuration.class})
@ExtendWith({FreshWorld.class, LogWatch.class})
public @interface ServerTest {}
