package io.matricula.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An operation that nobody implements does not fail the build: the generated delegate answers it with 501. */
class EveryOperationTest {

    /** Operations that are described and still answer 501. One that is implemented must be taken out. */
    private static final Set<String> NOT_YET = Set.of(
            "activateManagementUser",
            "changePassword",
            "createManagementUser",
            "deactivateManagementUser",
            "deleteManagementUser",
            "getManagementUser",
            "listManagementUsers",
            "sendWelcomeMail",
            "updateManagementUser");

    private static final JavaClasses SERVER = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.matricula");

    @Test
    void isImplementedUnlessListedHere() {
        assertThat(delegates().flatMap(EveryOperationTest::unimplemented).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(NOT_YET);
    }

    @Test
    void isGenerated() {
        assertThat(delegates().flatMap(EveryOperationTest::operations)).hasSizeGreaterThan(40);
    }

    private static Stream<JavaClass> delegates() {
        return SERVER.stream()
                .filter(type -> type.isInterface() && type.getSimpleName().endsWith("ApiDelegate"));
    }

    private static Stream<JavaMethod> operations(JavaClass delegate) {
        return delegate.getMethods().stream()
                .filter(method -> !method.getName().equals("getRequest")
                        && !method.getName().startsWith("lambda$"));
    }

    private static Stream<String> unimplemented(JavaClass delegate) {
        Set<String> overridden = delegate.getSubclasses().stream()
                .flatMap(type -> type.getMethods().stream())
                .map(JavaMethod::getName)
                .collect(Collectors.toSet());
        return operations(delegate).map(JavaMethod::getName).filter(name -> !overridden.contains(name));
    }
}
