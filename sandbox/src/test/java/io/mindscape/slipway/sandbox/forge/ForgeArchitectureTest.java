package io.mindscape.slipway.sandbox.forge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

final class ForgeArchitectureTest {

  private static final String FORGE = "io.mindscape.slipway.sandbox.forge";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(FORGE);

  @Test
  void seesTheForge() {
    assertThat(classes).hasSizeGreaterThan(50);
  }

  @Test
  void noPackageIsInACycle() {
    slices().matching(FORGE + ".(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void theForgeKnowsNothingOfTheBot() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.mindscape.slipway.bot..", "io.mindscape.slipway.jobs..")
        .check(classes);
  }

  @Test
  void onlyOnePackageKnowsWhatTheRepositoriesAreMadeOf() {
    noClasses()
        .that()
        .resideOutsideOfPackage(FORGE + ".git..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jgit..")
        .check(classes);
  }
}
