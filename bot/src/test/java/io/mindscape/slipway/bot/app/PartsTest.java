package io.mindscape.slipway.bot.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.git.GitMirrors;
import io.mindscape.slipway.bot.github.GitHubForge;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.bot.vacuum.PostgresCare;
import io.mindscape.slipway.bot.vacuum.PostgresDatabases;
import io.mindscape.slipway.jobs.outward.RecordedChecks;
import io.mindscape.slipway.jobs.outward.RecordedCluster;
import io.mindscape.slipway.jobs.outward.RecordedDatabase;
import io.mindscape.slipway.jobs.outward.RecordedDeployments;
import io.mindscape.slipway.jobs.outward.RecordedDiscussion;
import io.mindscape.slipway.jobs.outward.RecordedGit;
import io.mindscape.slipway.jobs.outward.RecordedPullRequests;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing can leave the bot unrecorded. */
final class PartsTest {

  @TempDir private Path folder;

  @Test
  void whateverActsIsRecorded() {
    var settings =
        SettingsReader.read(
            Map.of(
                "SLIPWAY_WEBHOOK_SECRET", "a secret",
                "SLIPWAY_GITHUB_TOKEN", "a-token",
                "SLIPWAY_REPOSITORIES", "mindscape/platform",
                "SLIPWAY_DATA_DIR", folder.toString(),
                "SLIPWAY_GITHUB_API_URL", "http://127.0.0.1:1/api/v3",
                "SLIPWAY_MAINTENANCE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none"),
            SettingsReader.Flags.NONE);
    var clock = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);
    try (var opened = new Opened()) {
      var parts = Parts.open(settings, clock, opened);

      assertThat(parts.forge().pullRequests()).isInstanceOf(RecordedPullRequests.class);
      assertThat(parts.forge().discussion()).isInstanceOf(RecordedDiscussion.class);
      assertThat(parts.forge().checks()).isInstanceOf(RecordedChecks.class);
      assertThat(parts.forge().deployments()).isInstanceOf(RecordedDeployments.class);
      var systems = parts.systems();
      assertThat(systems.forge().pullRequests()).isInstanceOf(RecordedPullRequests.class);
      assertThat(systems.forge().discussion()).isInstanceOf(RecordedDiscussion.class);
      assertThat(systems.git()).isInstanceOf(RecordedGit.class);
      assertThat(systems.cluster()).isInstanceOf(RecordedCluster.class);
      assertThat(systems.upkeep().databases().of(null)).isInstanceOf(RecordedDatabase.class);
    }
  }

  @Test
  void theAdaptersThatActAreMetInPartsAlone() {
    var classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.mindscape.slipway.bot.app");
    var elsewhere = noClasses().that().doNotHaveFullyQualifiedName(Parts.class.getName());

    elsewhere.should().callMethod(GitHubForge.class, "ports").check(classes);
    elsewhere.should().callMethod(GitHubForge.class, "failedDeliveries").check(classes);
    elsewhere.should().dependOnClassesThat().belongToAnyOf(GitMirrors.class).check(classes);
    elsewhere.should().dependOnClassesThat().belongToAnyOf(Clusters.class).check(classes);
    elsewhere
        .should()
        .dependOnClassesThat()
        .belongToAnyOf(PostgresCare.class, PostgresDatabases.class)
        .check(classes);
    assertThat(classes.contain(Parts.class)).isTrue();
  }
}
