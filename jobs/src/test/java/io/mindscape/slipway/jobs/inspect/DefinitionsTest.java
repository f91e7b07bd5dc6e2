package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Definitions of custom kinds, wherever they stand in a tree. */
class DefinitionsTest {

  private static final String DEFINITION =
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.com}
      spec:
        group: example.com
        scope: Namespaced
        names: {plural: widgets, kind: Widget}
        versions:
          - name: v1
            served: true
            storage: true
            schema: {openAPIV3Schema: {type: object, properties: {size: {type: integer}}}}
      """;

  private static final String WIDGET =
      """
      apiVersion: example.com/v1
      kind: Widget
      metadata: {name: a}
      size: %s
      """;

  private final Map<String, String> files = new HashMap<>();

  @Test
  void anObjectIsJudgedByTheDefinitionInAnotherFolder() {
    files.put("operators/crds.yaml", DEFINITION);
    files.put("apps/good.yaml", WIDGET.formatted("1"));
    files.put("apps/bad.yaml", WIDGET.formatted("large"));

    var inspection = inspect(new Scope.Whole());

    assertThat(findings(inspection)).containsExactly("apps/bad.yaml:4 schema/value");
    assertThat(inspection.notChecked()).isEmpty();
    assertThat(inspection.summary().resources()).isEqualTo(3);
  }

  @Test
  void aChartsOwnDefinitionsCount() {
    files.put("charts/operator/Chart.yaml", "name: operator\nversion: 1.0.0\n");
    files.put("charts/operator/crds/widgets.yaml", DEFINITION);
    files.put("apps/bad.yaml", WIDGET.formatted("large"));

    assertThat(findings(inspect(new Scope.Whole())))
        .containsExactly("apps/bad.yaml:4 schema/value");
  }

  @Test
  void aDefinitionThatWasNotTouchedCountsAndIsNotJudged() {
    files.put("operators/crds.yaml", DEFINITION + "oops: 1\n---\n" + DEFINITION);
    files.put("apps/bad.yaml", WIDGET.formatted("large"));

    var inspection = inspect(new Scope.Paths(List.of("apps/bad.yaml")));

    assertThat(findings(inspection)).containsExactly("apps/bad.yaml:4 schema/value");
    assertThat(inspection.summary().files()).isEqualTo(1);
  }

  @Test
  void objectsOfADefinitionThatIsWrongAreNotChecked() {
    files.put("operators/crds.yaml", DEFINITION.replace("type: integer", "type: int"));
    files.put("apps/bad.yaml", WIDGET.formatted("large"));

    var inspection = inspect(new Scope.Paths(List.of("apps/bad.yaml")));

    assertThat(inspection.findings()).isEmpty();
    assertThat(inspection.notChecked()).hasSize(1);
  }

  @Test
  void aVersionThatIsNotServedIsAnError() {
    files.put("operators/crds.yaml", DEFINITION);
    files.put("apps/old.yaml", WIDGET.formatted("1").replace("/v1", "/v1beta1"));

    assertThat(findings(inspect(new Scope.Whole())))
        .containsExactly("apps/old.yaml:1 schema/removed-api");
  }

  private Inspection inspect(Scope scope) {
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Rendered(List.of()),
            Clock.systemUTC());
    return inspector.inspect(MemorySnapshot.of(files), StrategyReader.reference(), scope);
  }

  private static List<String> findings(Inspection inspection) {
    return inspection.findings().stream()
        .map(finding -> finding.place() + " " + finding.rule())
        .toList();
  }
}
