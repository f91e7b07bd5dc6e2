package io.mindscape.slipway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** bot holds adapters that do not know each other; each library is met in one of them. */
class BotArchitectureTest {

  private static final List<String> ADAPTERS =
      List.of(
          "advisory",
          "cluster",
          "git",
          "github",
          "registry",
          "render",
          "store",
          "vacuum",
          "webhook");

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.mindscape.slipway.bot");

  @Test
  void itSeesTheClasses() {
    assertThat(classes.size()).isGreaterThan(20);
  }

  @Test
  void nothingPointsAtTheSandbox() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.mindscape.slipway.sandbox..")
        .check(classes);
  }

  @Test
  void adaptersDoNotKnowEachOther() {
    for (var adapter : ADAPTERS) {
      var others =
          ADAPTERS.stream()
              .filter(other -> !other.equals(adapter))
              .map(other -> "io.mindscape.slipway.bot." + other + "..")
              .toArray(String[]::new);
      noClasses()
          .that()
          .resideInAPackage("io.mindscape.slipway.bot." + adapter + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(others)
          .allowEmptyShould(true)
          .check(classes);
    }
  }

  @Test
  void eachLibraryIsMetInItsAdapterAlone() {
    onlyIn("github", "org.kohsuke..");
    onlyIn("git", "org.eclipse.jgit..");
    onlyIn("cluster", "io.fabric8..");
    onlyIn("render", "com.marcnuri..");
  }

  @Test
  void noPackageIsInACycle() {
    slices().matching("io.mindscape.slipway.bot.(*)..").should().beFreeOfCycles().check(classes);
  }

  private void onlyIn(String adapter, String library) {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.mindscape.slipway.bot." + adapter + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(classes);
  }
}
