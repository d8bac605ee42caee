package io.matricula.client;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.matricula.client", importOptions = ImportOption.DoNotIncludeTests.class)
class DependenciesTest {

    @ArchTest
    static final ArchRule THE_LIBRARY_NEEDS_JACKSON_AND_NOTHING_MORE = noClasses()
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
                    .or(resideInAPackage("io.matricula.client.cli..")));
}
