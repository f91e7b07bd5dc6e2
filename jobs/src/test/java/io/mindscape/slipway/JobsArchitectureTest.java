package io.mindscape.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** jobs holds use cases and ports; adapters and their libraries live elsewhere. */
class JobsArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mindscape.slipway.jobs");

  @Test
  void itSeesTheClasses() {
    assertThat(classes.size()).isGreaterThan(40);
  }

  @Test
  void nothingPointsAtTheOuterModulesOrTheirLibraries() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.mindscape.slipway.bot..",
            "io.mindscape.slipway.sandbox..",
            "org.kohsuke..",
            "org.eclipse.jgit..",
            "io.fabric8..",
            "io.helidon..",
            "java.sql..")
        .check(classes);
  }

  @Test
  void quartzIsMetInOnePackage() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mindscape.slipway.jobs.schedule..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.quartz..")
        .check(classes);
  }

  @Test
  void timeComesFromAnInjectedClock() {
    noClasses().should().callMethod(java.time.Instant.class, "now").check(classes);
    noClasses().should().callMethod(System.class, "getenv", String.class).check(classes);
  }

  @Test
  void noPackageIsInACycle() {
    slices().matching("io.mindscape.slipway.jobs.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noRoomOfTheMaintenanceWindowIsInACycle() {
    slices()
        .matching("io.mindscape.slipway.jobs.maintenance.(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  /** The window stands on its rooms; only what runs tasks besides it stands on the window. */
  @Test
  void roomsDoNotKnowTheWindow() {
    noClasses()
        .that()
        .resideInAPackage("io.mindscape.slipway.jobs.maintenance.*..")
        .and()
        .resideOutsideOfPackage("io.mindscape.slipway.jobs.maintenance.breakglass..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mindscape.slipway.jobs.maintenance")
        .check(classes);
  }
}
