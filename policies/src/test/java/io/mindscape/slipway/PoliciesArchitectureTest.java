package io.mindscape.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** policies is pure: it judges bytes, and knows no network, clock, process, log or other module. */
class PoliciesArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mindscape.slipway.policies");

  @Test
  void itSeesTheClasses() {
    assertThat(classes.size()).isGreaterThan(20);
  }

  @Test
  void nothingPointsAtTheOtherModules() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.mindscape.slipway.jobs..",
            "io.mindscape.slipway.bot..",
            "io.mindscape.slipway.sandbox..")
        .check(classes);
  }

  @Test
  void nothingReachesTheWorld() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.net.http..", "java.sql..", "org.slf4j..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(Process.class, ProcessBuilder.class, java.time.Clock.class)
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(classes);
  }

  @Test
  void noPackageIsInACycle() {
    slices()
        .matching("io.mindscape.slipway.policies.(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }
}
