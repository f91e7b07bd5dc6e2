package io.mindscape.slipway.jobs.maintenance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.forge.MemoryProjects;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartSource;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.MakersOnTheForge;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.Terraform;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry;
import io.mindscape.slipway.jobs.maintenance.report.Said;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Images, charts, modules and providers on hosts that nobody listed: one rule for all. */
final class UnlistedHostsTest {

  private static final String SHOP =
      """
      apiVersion: v2
      name: shop
      version: 1.0.0
      dependencies:
        - {name: redis, version: 17.3.1, repository: "https://charts.example/stable"}
        - {name: mail, version: 1.0.0, repository: "https://other.example/charts"}
        - {name: queue, version: 2.0.0, repository: "https://other.example/charts"}
      """;

  private static final String MAIN =
      """
      terraform {
        required_providers {
          aws = { source = "hashicorp/aws", version = "5.1.0" }
          dns = { source = "tf.example/nets/dns", version = "1.0.0" }
        }
      }

      module "vpc" {
        source  = "tf.example/nets/vpc/aws"
        version = "4.0.0"
      }
      """;

  private static final String MODULE = MAIN.substring(MAIN.indexOf("module"));

  private final Scene scene = new Scene();

  private static Optional<byte[]> index(String at) {
    if (!at.startsWith("https://charts.example/")) {
      throw new Unlisted("SLIPWAY_REGISTRIES", "other.example");
    }
    return Optional.of(
        "entries: {redis: [{version: 17.3.1}, {version: 17.4.0}]}"
            .getBytes(StandardCharsets.UTF_8));
  }

  /** The usual one is listed, and no other. */
  private static final class Listed implements TerraformRegistry {
    @Override
    public Optional<List<String>> versions(Address address) {
      if (!address.host().isEmpty()) {
        throw new Unlisted("SLIPWAY_TERRAFORM_REGISTRIES", address.host());
      }
      return Optional.of(List.of("5.1.0", "5.2.0"));
    }

    @Override
    public About about(Address address, String version) {
      return About.NOTHING;
    }
  }

  private void run() {
    var projects = new MemoryProjects();
    var makers = new MakersOnTheForge(projects);
    scene.registry.has("mindscape/api", "1.9.0");
    scene.registry.whenAsked(
        image -> {
          if (image.equals("mindscape/web")) {
            throw new Unlisted("SLIPWAY_REGISTRIES", "images.example");
          }
        });
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of("charts/shop/Chart.yaml", SHOP, "infra/main.tf", MAIN),
        "What is depended on");
    scene.run(
        new DependencyUpdates(
            List.of(
                new ImageSource(makers),
                new ChartSource(at -> index(at.toString()), makers),
                new Terraform(new Listed(), projects)),
            scene.clock));
  }

  @Test
  void whatIsOnListedHostsIsProposedAndNothingHasFailed() {
    run();

    assertThat(scene.notes.failed()).isFalse();
    assertThat(scene.forge.pullRequests().open(Scene.REPO).stream().map(pull -> pull.title()))
        .containsExactlyInAnyOrder(
            "Dependency updates: mindscape/api 1.8.2 → 1.9.0",
            "Dependency updates: redis 17.3.1 → 17.4.0",
            "Dependency updates: hashicorp/aws 5.1.0 → 5.2.0");
  }

  @Test
  void eachOtherHostIsToldOnceWithItsSettingAndWhatIsThere() {
    run();

    assertThat(scene.notes.kept().stream().map(Said::of).map(Said::kind))
        .doesNotContain(Said.Kind.COULD_NOT);
    assertThat(dashboard().replace("\\", ""))
        .doesNotContain("### Not looked at")
        .contains(
            """
            ### Left as they are

            - `mindscape/web`: SLIPWAY_REGISTRIES does not list images.example, so it is not asked: list it there if it may be
            - `mail` in `charts/shop/Chart.yaml:6`, `queue` in `charts/shop/Chart.yaml:7`: SLIPWAY_REGISTRIES does not list other.example, so it is not asked: list it there if it may be
            - `nets/dns` in `infra/main.tf:4`, `nets/vpc/aws` in `infra/main.tf:9`: SLIPWAY_TERRAFORM_REGISTRIES does not list tf.example, so it is not asked: list it there if it may be
            """);
  }

  @Test
  void whereNothingElseIsThereTheTaskIsNotDoneAndSaysWhatToSet() {
    scene.git.commit(Scene.REPO, "main", Map.of("infra/main.tf", MODULE), "One module");

    assertThatThrownBy(
            () ->
                scene.run(
                    new DependencyUpdates(
                        List.of(new Terraform(new Listed(), new MemoryProjects())), scene.clock)))
        .isInstanceOf(Unlisted.class)
        .hasMessage(
            "SLIPWAY_TERRAFORM_REGISTRIES does not list tf.example, so it is not asked: list it"
                + " there if it may be");
  }

  private String dashboard() {
    int number =
        scene.forge.discussion().findIssue(Scene.REPO, "slipway:dependencies").orElseThrow();
    return scene.forge.discussion().issue(number).body();
  }
}
