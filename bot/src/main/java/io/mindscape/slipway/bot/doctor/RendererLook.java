package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.render.ForkedHelm;
import io.mindscape.slipway.bot.render.ForkedKustomize;
import io.mindscape.slipway.bot.render.KustomizeBuild;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Build;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The renderers: each starts and makes something small. */
final class RendererLook {

  private static final String MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: doctor\n";

  private RendererLook() {}

  /** Helm. */
  static List<Told> helm() {
    var chart =
        List.of(
            file("Chart.yaml", "apiVersion: v2\nname: doctor\nversion: 1.0.0\n"),
            file("templates/map.yaml", MAP));
    try (var helm = new ForkedHelm()) {
      var rendering = helm.render(new Release("doctor", "default"), chart, List.of());
      return List.of(
          switch (rendering) {
            case Rendering.Rendered done ->
                Told.ok("Helm", "a chart renders in a process of its own");
            case Rendering.Failed failed ->
                Told.wrong(
                    "Helm",
                    "a small chart does not render (%s): look whether this machine lets Slipway start processes"
                        .formatted(failed.message()));
          });
    }
  }

  /** Kustomize; it is not built for this. */
  static List<Told> kustomize(Settings.Kustomize settings) {
    var place =
        new KustomizeBuild.Place(settings.program(), settings.cache(), settings.environment());
    var build = new KustomizeBuild(place, line -> {});
    if (!build.isThere()) {
      return List.of(
          build.isGoThere()
              ? Told.note(
                  "Kustomize",
                  "it is built with Go when the first overlay is met, which takes a minute or two")
              : Told.note(
                  "Kustomize",
                  "there is no Go to build it, so overlays are not judged: install Go 1.26 or"
                      + " newer, or set SLIPWAY_KUSTOMIZE to the program"));
    }
    var files =
        List.of(file("kustomization.yaml", "resources: [map.yaml]\n"), file("map.yaml", MAP));
    try (var kustomize = new ForkedKustomize(build)) {
      return List.of(
          switch (kustomize.build("", files)) {
            case Build.Built done ->
                Told.ok("Kustomize", "an overlay is built in a process of its own");
            case Build.Failed failed ->
                Told.wrong(
                    "Kustomize",
                    "a small overlay is not built (%s): correct SLIPWAY_KUSTOMIZE, or leave it out"
                        .formatted(failed.message()));
            case Build.NotThere none -> Told.wrong("Kustomize", none.why());
          });
    }
  }

  /** What holds a renderer back on this machine. */
  static List<Told> limits() {
    boolean isLinux = System.getProperty("os.name", "").equals("Linux");
    return List.of(
        ForkedHelm.isOffline()
            ? Told.ok("network", "renderers are started without one")
            : Told.note(
                "network",
                "this machine lets nobody start a program without one (unshare -n): renderers could"
                    + " reach it, and have nothing that asks them to"),
        isLinux
            ? Told.ok("memory", "a renderer that takes too much is ended")
            : Told.note("memory", "of renderers it is watched on Linux alone"));
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }

  /** What is set of Prometheus, which nothing asks yet. */
  static Told prometheus(Map<String, String> environment) {
    return environment.getOrDefault("SLIPWAY_PROMETHEUS_URL", "").isBlank()
        ? Told.notAsked("Prometheus", "no SLIPWAY_PROMETHEUS_URL is set")
        : Told.note("Prometheus", "SLIPWAY_PROMETHEUS_URL is set, and nothing asks Prometheus yet");
  }
}
