package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.render.ForkedHelm;
import io.mindscape.slipway.bot.render.ForkedKustomize;
import io.mindscape.slipway.bot.render.KustomizeBuild;
import io.mindscape.slipway.bot.render.Limits;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Renderers;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/**
 * Lends out an inspector whose renderers end with the work.
 *
 * @param environmentVariables say where the Kustomize renderer is
 */
record Renderings(Map<String, String> environmentVariables, Clock clock) {

  Renderings {
    environmentVariables = Map.copyOf(environmentVariables);
  }

  <T> T during(Function<Inspector, T> work, Kubernetes.Chosen chosen, PrintWriter err) {
    var build = overlays(SettingsReader.kustomize(environmentVariables), err);
    var limits = Limits.taking(SettingsReader.renderTime(environmentVariables));
    try (var helm = new ForkedHelm(limits, chosen.version());
        var kustomize = new ForkedKustomize(build, limits)) {
      var renderers = new Renderers(helm, kustomize);
      return work.apply(inspector(chosen, renderers));
    }
  }

  private Inspector inspector(Kubernetes.Chosen chosen, Renderers renderers) {
    var inspector = new Inspector(chosen::judge, renderers, clock);
    return chosen.isForAll() ? inspector.judging(chosen.judge()) : inspector;
  }

  /** Overlays are built by a program that is built when it is needed; it tells how that goes on. */
  private static KustomizeBuild overlays(Settings.Kustomize settings, PrintWriter err) {
    var place =
        new KustomizeBuild.Place(settings.program(), settings.cache(), settings.environment());
    return new KustomizeBuild(
        place,
        line -> {
          err.println("slipway: " + line);
          err.flush();
        });
  }
}
