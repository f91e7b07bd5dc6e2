package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.inspect.Renderers;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Build;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Overlays that mean harm, as {@link HostileChartsTest} has charts. */
class HostileOverlaysTest {

  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: s}
      spec: {ports: [{port: 80}], selector: {a: b}}
      """;

  /** Overlays that {@code OverlayWalk} lets through, or would, had it a gap. */
  static Stream<Hostile> overlays() {
    return Stream.of(
        overlay("a remote base", "resources: [\"https://example.com/base\"]", "nothing is fetched"),
        overlay(
            "a remote base by git", "resources: [\"git@example.com:a/b\"]", "nothing is fetched"),
        overlay(
            "a remote base in capitals",
            "RESOURCES: [\"https://example.com/x\"]",
            "nothing is fetched"),
        overlay("a file of the machine", "resources: [/etc/passwd]", "doesn't exist"),
        overlay("a file above", "resources: [../../../../etc/passwd]", "doesn't exist"),
        overlay(
            "a program",
            "generators: [\"apiVersion: v1\\n"
                + "kind: Exec\\n"
                + "metadata: {name: x, annotations: {config.kubernetes.io/function: \\\"exec:"
                + " {path: /bin/sh}\\\"}}\"]",
            "plugin|function"),
        overlay("charts", "helmCharts: [{name: x}]", "not inflated"),
        overlay("itself", "resources: [.]", "cycle"),
        overlay("nothing", "", "empty"),
        overlay("no kustomization", "resources: {a: b}", "cannot unmarshal|invalid"),
        overlay(
            "a bomb", Hostile.bomb(6) + "resources: [*f]\n", "excessive aliasing|invalid|cannot"),
        overlay(
            "an environment",
            "configMapGenerator: [{name: c, literals: [HOME]}]",
            "literal|key=value|expected"),
        overlay(
            "an environment by a file",
            "configMapGenerator: [{name: c, envs: [/proc/self/environ]}]",
            "doesn't exist|security"));
  }

  @Test
  void thereAreManyOfThem() {
    assertThat(overlays()).hasSizeGreaterThanOrEqualTo(13);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void endsWithAWordAndHarmsNobody(Hostile hostile) {
    try (var kustomize = new ForkedKustomize(RealKustomize.build(), Hostile.LIMITS)) {
      var build = kustomize.build("o", hostile.files());

      assertThat(build)
          .isInstanceOfSatisfying(
              Build.Failed.class,
              failed -> {
                assertThat(failed.message()).containsPattern(hostile.says());
                Hostile.tellsNothing(failed.message());
              });
      assertThat(
              hostile.told(
                  "store/",
                  List.of(),
                  new Renderers(
                      (release, chart, values) -> new Rendering.Rendered(List.of()), kustomize)))
          .isEqualTo(hostile.at());
      assertThat(kustomize.workers()).allMatch(Hostile::startedNothing, "started no process");
      assertThat(kustomize.workers()).allMatch(worker -> worker.memory() < Hostile.MEMORY);
      assertThat(
              kustomize.build("o", overlay("", "namePrefix: a-\nresources: [s.yaml]", "").files()))
          .isInstanceOf(Build.Built.class);
    }
  }

  private static Hostile overlay(String name, String kustomization, String says) {
    return new Hostile(
        name,
        List.of(
            Hostile.file("o/kustomization.yaml", kustomization), Hostile.file("o/s.yaml", SERVICE)),
        says,
        List.of("store/o/kustomization.yaml:1"));
  }
}
