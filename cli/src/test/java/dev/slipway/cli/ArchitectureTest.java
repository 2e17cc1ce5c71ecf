package dev.slipway.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/// The rows of the architecture's picture, and the rules of the house that a compiler does not
/// know.
class ArchitectureTest {
  private static final JavaClasses SLIPWAY =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.slipway");

  @Test
  void everyModuleIsSeen() {
    for (var module :
        new String[] {"core", "wire", "manifest", "validate", "docker", "archive", "cli"}) {
      assertThat(
              SLIPWAY.stream().filter(c -> c.getPackageName().startsWith("dev.slipway." + module)))
          .as(module)
          .hasSizeGreaterThan(3);
    }
  }

  @Test
  void eachRowUsesOnlyRowsBelowIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.slipway..")
        .layer("core")
        .definedBy("dev.slipway.core..")
        .layer("wire")
        .definedBy("dev.slipway.wire..")
        .layer("manifest")
        .definedBy("dev.slipway.manifest..")
        .layer("validate")
        .definedBy("dev.slipway.validate..")
        .layer("docker")
        .definedBy("dev.slipway.docker..")
        .layer("archive")
        .definedBy("dev.slipway.archive..")
        .layer("cli")
        .definedBy("dev.slipway.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("docker")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("archive")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("validate")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("manifest")
        .mayOnlyBeAccessedByLayers("validate", "cli")
        .whereLayer("wire")
        .mayOnlyBeAccessedByLayers("manifest", "validate", "docker", "archive", "cli")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("wire")
        .mayOnlyAccessLayers("core")
        .because("a feature that saw an adapter could not run on another one")
        .check(SLIPWAY);
  }

  @Test
  void thePackagesHaveNoCycles() {
    slices()
        .matching("dev.slipway.(**)")
        .should()
        .beFreeOfCycles()
        .because("a package that needs its user cannot be understood alone")
        .check(SLIPWAY);
  }

  @Test
  void oneLibraryIsKnownToOneModule() {
    Map.of(
            "org.snakeyaml..", "dev.slipway.manifest..",
            "io.airlift..", "dev.slipway.archive..",
            "com.jayway..", "dev.slipway.validate..",
            "picocli..", "dev.slipway.cli..")
        .forEach(
            (library, module) ->
                noClasses()
                    .that()
                    .resideOutsideOfPackage(module)
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library)
                    .because("a library that one module knows can be replaced in one place")
                    .check(SLIPWAY));
  }

  @Test
  void theCoreKnowsTheJdkAlone() {
    classes()
        .that()
        .resideInAPackage("dev.slipway.core..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "dev.slipway.core..", "org.jspecify..")
                .or(DescribedPredicate.describe("arrays and primitives", JavaClass::isPrimitive)))
        .because("everything depends on it")
        .check(SLIPWAY);
  }

  @Test
  void onlyTheCommandLineTouchesTheProcess() {
    noClasses()
        .that(DescribedPredicate.not(resideInAPackage("dev.slipway.cli..")))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .because("streams, environment and exit belong to the face that people see")
        .check(SLIPWAY);
  }

  @Test
  void timeComesInFromOutside() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .because("what reads the clock by itself cannot be tested at another time")
        .check(SLIPWAY);
  }

  @Test
  void namesSayWhatThingsAre() {
    noClasses()
        .that()
        // Docker's own name for those programs.
        .doNotHaveSimpleName("CredentialHelper")
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Abstract|Base|Data)")
        .because("such a name fits anything, so it tells nothing")
        .check(SLIPWAY);
  }

  @Test
  void everyPackageIsNullMarked() {
    var unmarked =
        SLIPWAY.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  @Test
  void nobodyThrowsBareExceptions() {
    noClasses()
        .that()
        .areNotAssignableTo(Throwable.class)
        .should()
        .callConstructor(RuntimeException.class, String.class)
        .orShould()
        .callConstructor(RuntimeException.class)
        .orShould()
        .callConstructor(Exception.class, String.class)
        .because("a failure has a code, and a bug is an IllegalArgument or IllegalState")
        .check(SLIPWAY);
  }
}
