package io.mindscape.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The sandbox stands around the bot; only the demo joins the two. */
class SandboxArchitectureTest {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mindscape.slipway.sandbox");

  @Test
  void itSeesTheClasses() {
    assertThat(classes.size()).isGreaterThan(60);
  }

  @Test
  void whatStandsInForTheWorldDoesNotKnowTheBot() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..sandbox.forge..",
            "..sandbox.cluster..",
            "..sandbox.registry..",
            "..sandbox.database..",
            "..sandbox.controlplane..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.mindscape.slipway.bot..", "io.mindscape.slipway.jobs..")
        .check(classes);
  }

  @Test
  void kubernetesAndPostgresAreMetInOnePackageEach() {
    onlyIn("cluster", "io.fabric8..");
    onlyIn("database", "io.zonky..");
  }

  @Test
  void noPackageIsInACycle() {
    slices()
        .matching("io.mindscape.slipway.sandbox.(*)..")
        .should()
        .beFreeOfCycles()
        .check(classes);
  }

  private void onlyIn(String pack, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mindscape.slipway.sandbox." + pack + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(classes);
  }
}
