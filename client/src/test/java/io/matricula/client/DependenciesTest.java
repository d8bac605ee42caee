package io.matricula.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DependenciesTest {

    @Test
    void theLibraryNeedsJacksonAndNothingMore() {
        // what is named is enough; the classes of the libraries themselves need not be read
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);

        noClasses()
                .that()
                .resideOutsideOfPackage("io.matricula.client.cli..")
                .should()
                .dependOnClassesThat(not(resideInAnyPackage(
                                "java..",
                                "javax.net.ssl",
                                "io.matricula.client..",
                                "tools.jackson..",
                                "com.fasterxml.jackson.annotation..",
                                "org.openapitools.jackson.nullable..",
                                "jakarta.annotation.."))
                        .or(resideInAPackage("io.matricula.client.cli..")))
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
