package io.mindscape.slipway.jobs.maintenance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.MemoryProjects;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.MemoryTerraformRegistry;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.Terraform;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Newer modules and providers are proposed; the window is on 2026-11-29. */
final class TerraformUpdatesTest {

  private static final String MAIN = "infra/main.tf";
  private static final String BRANCH = "slipway/dependency-updates-terraform";
  private static final CommitId SOME = new CommitId("a".repeat(40));
  private static final Instant LONG_AGO = Instant.parse("2026-10-01T10:00:00Z");
  private static final Instant YESTERDAY = Instant.parse("2026-11-28T10:00:00Z");

  private static final String TEXT =
      """
      terraform {
        required_providers {
          aws    = { source = "hashicorp/aws", version = "~> 5.1.0" } # ours
          random = "3.1.0"
        }
      }

      module "vpc" {
        source  = "nets/vpc/aws"
        version = ">= 4.0, < 5.0"   # grün 🚀
      }

      module "edge" {
        source = "git::https://forge.example/shared/edge.git//cdn?ref=v1.2.0&depth=1"
      }

      module "own" {
        source = "./modules/own"
      }
      """;

  private final Scene scene = new Scene();
  private final MemoryProjects projects = new MemoryProjects();
  private final MemoryTerraformRegistry registry = new MemoryTerraformRegistry();

  private void run() {
    scene.run(new DependencyUpdates(List.of(new Terraform(registry, projects)), scene.clock));
  }

  private void begin(String text) {
    registry
        .has("hashicorp/aws", LONG_AGO, "5.1.0", "5.1.9")
        .has("hashicorp/random", LONG_AGO, "3.1.0")
        .has("nets/vpc/aws", LONG_AGO, "4.0.0", "4.9.0");
    projects.tag("shared/edge", "v1.2.0", SOME, LONG_AGO);
    scene.git.commit(Scene.REPO, "main", Map.of(MAIN, text), "Infrastructure");
  }

  private PullRequest pull(String branch) {
    return scene.forge.forge().pullRequests().openFrom(Scene.REPO, branch).orElseThrow();
  }

  @Test
  void constraintsAndRefsAreMovedAndNotAByteBesides() {
    begin(TEXT);
    registry.has("hashicorp/aws", LONG_AGO, "5.3.2").has("hashicorp/random", LONG_AGO, "3.2.0");
    projects.tag("shared/edge", "v1.4.0", SOME, LONG_AGO);

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, MAIN))
        .isEqualTo(
            TEXT.replace("~> 5.1.0", "~> 5.3.2")
                .replace("\"3.1.0\"", "\"3.2.0\"")
                .replace("ref=v1.2.0", "ref=v1.4.0"));
    assertThat(scene.notes.failed()).isFalse();
  }

  @Test
  void whatAConstraintTakesAlreadyIsNoUpdate() {
    begin(TEXT);
    registry.has("hashicorp/aws", LONG_AGO, "5.1.10").has("nets/vpc/aws", LONG_AGO, "4.11.0");

    run();

    assertThat(scene.forge.forge().pullRequests().open(Scene.REPO)).isEmpty();
  }

  @Test
  void theEndOfARangeIsMovedWithAMajorWhereMajorsAreWanted() {
    begin(TEXT);
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "slipway.yaml",
            Scene.STRATEGY.replace("maintenance:\n", "maintenance:\n  updates: {majors: apart}\n")),
        "Majors");
    registry.has("nets/vpc/aws", LONG_AGO, "5.0.0", "5.2.1", "6.0.0-rc1");

    run();

    var pull = scene.forge.forge().pullRequests().open(Scene.REPO).getFirst();
    assertThat(scene.git.read(Scene.REPO, pull.headBranch(), MAIN))
        .isEqualTo(TEXT.replace(">= 4.0, < 5.0", ">= 4.0, < 6.0"));
  }

  @Test
  void whatIsYoungWaits() {
    begin(TEXT);
    registry.has("hashicorp/aws", LONG_AGO, "5.2.0").has("hashicorp/aws", YESTERDAY, "5.3.0");

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, MAIN)).contains("~> 5.2.0");
  }

  @Test
  void aLockFileIsLeftAndThePullRequestSaysWhatToDo() {
    begin(TEXT);
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "infra/.terraform.lock.hcl",
            "provider \"registry.example/hashicorp/aws\" {\n  version = \"5.1.0\"\n}\n"),
        "Lock");
    registry.has("hashicorp/aws", LONG_AGO, "5.2.0");

    run();

    assertThat(pull(BRANCH).body())
        .contains(
            "`infra/.terraform.lock.hcl` holds `hashicorp/aws` at `5.1.0`: run `terraform init"
                + " -upgrade`");
    assertThat(scene.git.changed(Scene.REPO, pull(BRANCH).base(), pull(BRANCH).head()))
        .containsExactly(MAIN);
    assertThat(scene.dependencies()).contains("takes a newer one than `5.1.0`");
  }

  @Test
  void withoutARegistryTheRestIsLookedAtAndThatIsNoFailure() {
    begin(TEXT);
    projects.tag("shared/edge", "v1.4.0", SOME, LONG_AGO);
    var none = TerraformRegistry.notConfigured("set SLIPWAY_TERRAFORM_REGISTRIES");

    scene.run(new DependencyUpdates(List.of(new Terraform(none, projects)), scene.clock));

    assertThat(scene.notes.failed()).isFalse();
    assertThat(scene.git.read(Scene.REPO, BRANCH, MAIN)).contains("?ref=v1.4.0&");
    assertThat(scene.dependencies()).contains("set SLIPWAY\\_TERRAFORM\\_REGISTRIES");
  }

  @Test
  void whatCannotBeLookedAtIsToldAndDoesNotStopTheRest() {
    begin(TEXT + "module \"gone\" {\n  source = \"a/b/c\"\n  version = \"1.0.0\"\n}\n");
    registry.has("hashicorp/aws", LONG_AGO, "5.2.0");

    run();

    assertThat(scene.notes.failed()).isFalse();
    assertThat(scene.dependencies()).containsPattern("a/b/c.*nothing of that name");
    assertThat(scene.git.read(Scene.REPO, BRANCH, MAIN)).contains("~> 5.2.0");
  }
}
