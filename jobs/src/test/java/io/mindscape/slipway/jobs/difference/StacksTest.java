package io.mindscape.slipway.jobs.difference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Terraform makes is part of what changes. */
class StacksTest {

  private static final Strategy STRATEGY =
      StrategyReader.read(
          new SourceFile(
              "slipway.yaml", "environments: {staging: {}, production: {}}\n".getBytes(UTF_8)));

  private final Inspector inspector =
      new Inspector(
          Judge.shipped(),
          (release, chart, values) -> new Rendering.Failed("no chart here", "", 1),
          Clock.systemUTC());

  @Test
  void resourcesChangeInTheirEnvironment() {
    var difference =
        Difference.between(
            inspector, tree("t3.small"), tree("t3.medium"), unit -> !unit.environment().isEmpty());

    assertThat(difference.applications())
        .extracting(change -> change.key().application() + " " + change.key().environment())
        .contains("infra staging");
    assertThat(difference.applications())
        .flatExtracting(ApplicationChange::consequences)
        .containsExactlyInAnyOrder(
            "restarts the instance a (instance_type, user_data)",
            "restarts the instance a (user_data)");
    assertThat(difference.toString())
        .contains("instance_type", "t3.small", "t3.medium")
        .doesNotContain("hunter");
  }

  @Test
  void aFolderThatIsNoMoreDeletesNothing() {
    var nothing = new Difference.Tree(MemorySnapshot.of(Map.of("a.md", "a")), STRATEGY);

    var difference = Difference.between(inspector, tree("t3.small"), nothing, unit -> true);

    assertThat(difference.applications()).hasSize(2);
    assertThat(difference.applications()).flatExtracting(ApplicationChange::consequences).isEmpty();
  }

  private static Difference.Tree tree(String type) {
    var file =
        """
        variable "environment" {}
        resource "aws_instance" "a" {
          instance_type = var.environment == "staging" ? "%s" : "t3.large"
          user_data     = "password=hunter%s"
        }
        """
            .formatted(type, type.length());
    return new Difference.Tree(MemorySnapshot.of(Map.of("infra/main.tf", file)), STRATEGY);
  }
}
