package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.render.KustomizeBuild;
import io.mindscape.slipway.bot.settings.Settings;
import java.io.PrintWriter;

/** How a command comes to the program that builds overlays. */
final class Overlays {

  private Overlays() {}

  /** Built when it is needed; {@code err} is told how that goes on. */
  static KustomizeBuild build(Settings.Kustomize settings, PrintWriter err) {
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
