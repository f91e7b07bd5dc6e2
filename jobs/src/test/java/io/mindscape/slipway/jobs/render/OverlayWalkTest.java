package io.mindscape.slipway.jobs.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.git.SnapshotOver;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused before Kustomize sees it. */
class OverlayWalkTest {

  /**
   * @param kustomization that of {@code o/p}, where {@code a.yaml}, {@code plugin.yaml} and {@code
   *     bare/x.yaml} stand, and {@code o/p/link} is a symbolic link
   * @param line of the finding
   */
  record Case(String kustomization, int line, String rule, String says) {}

  static Stream<Case> cases() {
    return Stream.of(
        remote("resources: [\"https://github.com/acme/base\"]"),
        remote("resources: [a.yaml, \"https://example.com/a.yaml\"]"),
        remote("resources: [\"github.com/acme/base?ref=v1\"]"),
        remote("resources: [\"git@github.com:acme/base\"]"),
        remote("resources: [\"ssh://git@example.com/base\"]"),
        remote("resources: [\"git::https://example.com/base\"]"),
        remote("resources: [\"file:///etc\"]"),
        remote("resources: [\"../../base?ref=main\"]"),
        remote("Resources: [\"https://example.com/a.yaml\"]"),
        remote("bases: [\"https://example.com/base\"]"),
        remote("components: [\"https://example.com/component\"]"),
        remote("crds: [\"https://example.com/crd.yaml\"]"),
        remote("patches: [{path: \"https://example.com/p.yaml\"}]"),
        remote("patchesStrategicMerge: [\"https://example.com/p.yaml\"]"),
        remote("openapi: {path: \"https://example.com/schema.json\"}"),
        remote("configMapGenerator: [{name: c, files: [\"https://example.com/c\"]}]"),
        remote("secretGenerator: [{name: c, files: [\"k=https://example.com/c\"]}]"),
        remote("transformers: [\"https://example.com/t.yaml\"]"),
        outside("resources: [../../../other]"),
        outside("resources: [/etc/passwd]"),
        outside("configMapGenerator: [{name: c, files: [../../../../etc/passwd]}]"),
        outside("configMapGenerator: [{name: c, files: [p=/etc/passwd]}]"),
        outside("secretGenerator: [{name: c, envs: [/proc/self/environ]}]"),
        outside("patches: [{path: /etc/hosts}]"),
        new Case("resources: [link]", 1, "kustomize-link", "o/p/link is a symbolic link"),
        new Case("resources: [link/deep.yaml]", 1, "kustomize-link", "o/p/link is a symbolic"),
        new Case("configMapGenerator: [{files: [link]}]", 1, "kustomize-link", "not followed"),
        new Case("resources:\n- a.yaml\n- gone.yaml", 3, "kustomize-missing", "no o/p/gone.yaml"),
        new Case("resources:\n- bare", 2, "kustomize-missing", "has no kustomization.yaml"),
        new Case("resources: [.]", 1, "kustomize-circle", "a circle"),
        new Case("a: b\nhelmCharts:\n- name: x", 2, "kustomize-helm", "would run Helm"),
        new Case("helmChartInflationGenerator: [{chartName: x}]", 1, "kustomize-helm", "Helm"),
        new Case("generators: [plugin.yaml]", 1, "kustomize-plugin", "Exec is no generator"),
        new Case("transformers: [plugin.yaml]", 1, "kustomize-plugin", "a program would be run"),
        new Case("validators: [plugin.yaml]", 1, "kustomize-plugin", "a program would be run"),
        new Case(
            "generators:\n- |-\n  apiVersion: v1\n  kind: Inline\n",
            2,
            "kustomize-plugin",
            "Inline is no generator"),
        new Case(
            "generators:\n- |-\n  apiVersion: builtin\n  kind: HelmChartInflationGenerator\n",
            2,
            "kustomize-plugin",
            "a program would be run"));
  }

  private static Case remote(String kustomization) {
    return new Case(kustomization, 1, "kustomize-remote", "is not in this repository");
  }

  private static Case outside(String kustomization) {
    return new Case(kustomization, 1, "kustomize-outside", "leads out of the repository");
  }

  @Test
  void thereAreManyWaysOut() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(37);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedOnItsLine(Case hostile) {
    var problems = overlay(hostile.kustomization()).problems();

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).rule()).isEqualTo("render/" + hostile.rule());
    assertThat(problems.get(0).message()).contains(hostile.says());
    assertThat(problems.get(0).place().line()).isEqualTo(hostile.line());
    assertThat(problems.get(0).place().file()).isIn("o/p/kustomization.yaml", "o/p/plugin.yaml");
  }

  @Test
  void anOverlayOfVeryManyFilesIsNotRead() {
    var names = new StringBuilder("resources:\n");
    var files = new HashMap<String, String>();
    for (int at = 0; at < 2500; at++) {
      names.append("- f").append(at).append(".yaml\n");
      files.put("o/p/f" + at + ".yaml", "a: b");
    }
    files.put("o/p/kustomization.yaml", names.toString());

    assertThat(
            new Kustomizations(MemorySnapshot.of(files), files.keySet()).overlay("o/p").problems())
        .extracting(finding -> finding.rule() + " " + finding.message())
        .containsExactly(
            "render/kustomize-too-much It is made of 2501 files, and more than 2000 are not built."
                + " Split it into several overlays.");
  }

  @Test
  void textThatIsWrittenInPlaceIsNoPath() {
    assertThat(
            overlay(
                    "patches: [{patch: \"- op: add\\n"
                        + "  path: /a\\n"
                        + "  value: /etc\"}]\n"
                        + "patchesStrategicMerge:\n"
                        + "- |-\n"
                        + "  kind: X\n"
                        + "  a: https://x\n")
                .problems())
        .isEmpty();
  }

  private static Overlay overlay(String kustomization) {
    var tree =
        new Linked(
            MemorySnapshot.of(
                Map.of(
                    "o/p/kustomization.yaml", kustomization,
                    "o/p/a.yaml", "kind: Service",
                    "o/p/bare/x.yaml", "kind: Service",
                    "o/p/plugin.yaml", "apiVersion: acme.io/v1\nkind: Exec\n")));
    return Kustomizations.in(tree).overlay("o/p");
  }

  /** Has a symbolic link besides. */
  private record Linked(Snapshot under) implements SnapshotOver {

    @Override
    public Set<String> links(String folder) {
      return Set.of("o/p/link");
    }
  }
}
