package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a named renderer leaves as it stands is told. */
final class UnexpectedTest {

  private static final String MAP =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m, namespace: default}\n";

  /**
   * Files of one environment.
   *
   * @param told where something is said, and a part of what
   */
  private record Case(String renderer, String files, String told) {}

  private static final List<Case> CASES =
      List.of(
          new Case("auto", "web/a.yaml", ""),
          new Case("auto", "web/kustomization.yaml web/a.yaml", ""),
          new Case("auto", "shop/values.yaml", ""),
          new Case("kustomize", "web/kustomization.yaml web/a.yaml", ""),
          new Case("kustomize", "web/kustomization.yml web/a.yaml", ""),
          new Case("kustomize", "web/Kustomization web/a.yaml", ""),
          new Case("kustomize", "web/a.yaml", "web/a.yaml no kustomization names this file"),
          new Case("kustomize", "web/a.yaml web/b.yaml", "web/a.yaml no kustomization names"),
          new Case("kustomize", "web/deep/a.yaml", "web/deep/a.yaml no kustomization names"),
          new Case("kustomize", "shop/values.yaml", "shop/values.yaml no kustomization names"),
          new Case("helm", "shop/values.yaml", ""),
          new Case("helm", "web/a.yaml", "web/a.yaml there are no values for a chart"),
          new Case(
              "helm", "web/kustomization.yaml web/a.yaml", "web/a.yaml there are no values for"),
          new Case("yaml", "web/a.yaml", ""),
          new Case(
              "yaml",
              "web/kustomization.yaml web/a.yaml",
              "web/kustomization.yaml called as a kustomization"),
          new Case(
              "yaml",
              "web/kustomization.yml web/a.yaml",
              "web/kustomization.yml called as a kustomization"),
          new Case("yaml", "web/values.yaml", "web/values.yaml called as values for a chart"));

  @Test
  void thereAreSeventeenCases() {
    assertThat(CASES).hasSize(17);
  }

  @TestFactory
  Stream<DynamicTest> whatANamedRendererLeavesAsItStandsIsTold() {
    return CASES.stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.renderer() + ": " + one.files(), () -> assertTold(one)));
  }

  private static void assertTold(Case one) {
    var told = found(one);
    if (one.told().isEmpty()) {
      assertThat(told).isEmpty();
      return;
    }
    var parts = one.told().split(" ", 2);
    assertThat(told).hasSize(1);
    assertThat(told.get(0)).startsWith("apps/%s:1 warning".formatted(parts[0])).contains(parts[1]);
  }

  private static List<String> found(Case one) {
    var strategy =
        "delivery:\n  environments:\n    staging: {paths: [apps], renderer: %s}\n"
            .formatted(one.renderer());
    var files = new HashMap<String, String>();
    files.put("slipway.yaml", strategy);
    files.put("charts/shop/Chart.yaml", "name: shop\n");
    for (var path : one.files().split(" ", -1)) {
      boolean isObject = path.endsWith("a.yaml") || path.endsWith("b.yaml");
      files.put("apps/" + path, isObject ? MAP.replace(" m,", " " + path.charAt(4) + ",") : "{}\n");
    }
    var read =
        StrategyReader.read(
            new SourceFile("slipway.yaml", strategy.getBytes(StandardCharsets.UTF_8)));
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Rendered(List.of()),
            Clock.systemUTC());
    return inspector.inspect(MemorySnapshot.of(files), read, new Scope.Whole()).findings().stream()
        .filter(finding -> finding.rule().equals("strategy/renderer"))
        .map(
            finding ->
                "%s %s %s".formatted(finding.place(), finding.severity().id(), finding.message()))
        .toList();
  }
}
