package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes.Proof.Outcome;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** An object is moved, however people write it, and not a byte besides. */
final class MoveBytesTest {

  private static final String FILE = "staging/budget.yaml";

  /** Each says the old version once, in the place that is to be written. */
  private static final List<String> WAYS =
      Pattern.compile("====\n")
          .splitAsStream(
              """
              apiVersion: policy/v1beta1
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              apiVersion: "policy/v1beta1"  # old
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              apiVersion: 'policy/v1beta1'
              kind: 'PodDisruptionBudget'
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              kind: PodDisruptionBudget
              metadata:
                name: a
              spec:
                minAvailable: 1
                selector:
                  matchLabels:
                    app: a
              apiVersion: policy/v1beta1
              ====
              {apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}, spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}}
              ====
              # ü 😀
              apiVersion:   policy/v1beta1   # 😀
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              # end
              ====
              apiVersion: &v policy/v1beta1
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              apiVersion: !!str policy/v1beta1
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              apiVersion:
                policy/v1beta1
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              apiVersion: v1
              kind: Service
              metadata: {name: a}
              spec: {ports: [{port: 80}]}
              ---
              apiVersion: policy/v1beta1
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ---
              # nothing
              ====
              ---
              apiVersion: policy/v1beta1
              kind: PodDisruptionBudget
              metadata: {name: a}
              spec: {minAvailable: 1, selector: &s {matchLabels: {app: a}}}
              ...
              ====
              apiVersion: v1
              kind: List
              items:
              - apiVersion: policy/v1beta1 # of a list
                kind: PodDisruptionBudget
                metadata: {name: a}
                spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              ====
              apiVersion: policy/v1beta1
              kind: PodDisruptionBudget
              metadata:
                name: a
                annotations:
                  why: |
                    as ever
                      and more
              spec: {minAvailable: 1, selector: {matchLabels: {app: a}}}
              """)
          .toList();

  @Test
  void eachWayOfWritingItStays() {
    assertThat(WAYS).hasSize(13);
    var failed = new ArrayList<String>();
    for (var way : WAYS) {
      for (var text : List.of(way, way.replace("\n", "\r\n"), way.stripTrailing())) {
        if (!text.replace("policy/v1beta1", "policy/v1").equals(moved(text))) {
          failed.add(text + "\n=> " + moved(text));
        }
      }
    }
    assertThat(failed).isEmpty();
  }

  private static String moved(String text) {
    var strategy =
        StrategyReader.read(
            file("slipway.yaml", "delivery: {environments: {staging: {paths: [staging]}}}\n"));
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Failed("no chart here", "", 1),
            Clock.systemUTC());
    var tree = MemorySnapshot.of(Map.of(FILE, text));
    var releases = Releases.of(tree, strategy, inspector);
    var found = Sighting.in(releases);
    if (found.size() != 1) {
      return "found " + found;
    }
    return switch (new Proof(releases).of(found.getFirst())) {
      case Outcome.Moves(var move, var notes) ->
          new String(move.in(file(FILE, text)), StandardCharsets.UTF_8);
      case Outcome.ByHand(var why) -> "by hand: " + why;
    };
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
