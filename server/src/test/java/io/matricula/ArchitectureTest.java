package io.matricula;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.beans.factory.annotation.Autowired;

/** The house: rooms are capabilities, and who may know whom. */
@AnalyzeClasses(packages = "io.matricula", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] GROUND = {
        "io.matricula",
        "io.matricula.http",
        "io.matricula.access",
        "io.matricula.database",
        "io.matricula.lists",
        "io.matricula.contract.."
    };

    @ArchTest
    static final ArchRule theGroundKnowsNoCapability = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.matricula.http", "io.matricula.access", "io.matricula.database", "io.matricula.lists")
            .should()
            .dependOnClassesThat(resideInAPackage("io.matricula..").and(not(resideInAnyPackage(GROUND))));

    @ArchTest
    static final ArchRule capabilitiesDependOnEachOtherInOneDirection =
            slices().matching("io.matricula.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule repositoriesKnowNoGeneratedModel = noClasses()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.matricula.contract..");

    @ArchTest
    static final ArchRule delegatesSpeakNoSql = noClasses()
            .that()
            .haveSimpleNameEndingWith("Delegate")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.jdbc..", "java.sql..");

    @ArchTest
    static final ArchRule delegatesStayInTheirRoom = classes()
            .that()
            .haveSimpleNameEndingWith("Delegate")
            .and()
            .resideOutsideOfPackage("io.matricula.contract..")
            .should()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule nothingIsCalledImplOrUtil = noClasses()
            .that()
            .resideOutsideOfPackage("io.matricula.contract..")
            .should()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper");

    @ArchTest
    static final ArchRule collaboratorsComeThroughConstructors = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("io.matricula.contract..")
            .should()
            .beAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule timeIsAskedOfTheClock = noClasses()
            .that()
            .resideOutsideOfPackage("io.matricula.contract..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.OffsetDateTime.class, "now")
            .orShould()
            .callMethod(java.time.LocalDate.class, "now");
}
