package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

/** An operation that nobody implements does not fail the build: the generated delegate answers it with 501. */
class EveryOperationTest {

    private static final List<Class<?>> SERVER = classes("classpath*:io/matricula/**/*Delegate.class");

    private static List<Class<?>> classes(String pattern) {
        try {
            MetadataReaderFactory metadata = new SimpleMetadataReaderFactory();
            List<Class<?>> classes = new ArrayList<>();
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                classes.add(Class.forName(
                        metadata.getMetadataReader(file).getClassMetadata().getClassName()));
            }
            return classes;
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    @Test
    void isImplemented() {
        assertThat(unimplemented(SERVER)).isEmpty();
    }

    @Test
    void isMissedWhereItsDelegateDoesNotOverrideIt() {
        assertThat(unimplemented(SERVER.stream()
                        .filter(type -> !type.getSimpleName().equals("LanguagesDelegate"))
                        .toList()))
                .containsExactly("listLanguages");
    }

    @Test
    void isGenerated() {
        assertThat(delegates().flatMap(EveryOperationTest::operations)).hasSizeGreaterThan(40);
    }

    private static Stream<Class<?>> delegates() {
        return SERVER.stream()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith("ApiDelegate"));
    }

    private static Stream<String> operations(Class<?> delegate) {
        return Stream.of(delegate.getDeclaredMethods())
                .filter(method -> method.isDefault() && !method.getName().equals("getRequest"))
                .map(Method::getName);
    }

    private static Stream<String> unimplemented(List<Class<?>> server) {
        return delegates().flatMap(delegate -> unimplemented(delegate, server));
    }

    private static Stream<String> unimplemented(Class<?> delegate, List<Class<?>> server) {
        Set<String> overridden = server.stream()
                .filter(type -> !type.isInterface() && delegate.isAssignableFrom(type))
                .flatMap(type -> Stream.of(type.getDeclaredMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        return operations(delegate).filter(name -> !overridden.contains(name));
    }
}
