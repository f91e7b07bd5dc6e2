package io.mindscape.slipway.policies.requirement;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges the objects of an environment by the strategy, {@code strategy/…} findings, and by what
 * they are to each other there.
 */
public final class Requirements {

  static final String STRICTEST = "production";

  private Requirements() {}

  /**
   * Judges.
   *
   * @param environment null where none is known: then production's sizes are the measure, and
   *     nothing is said of scaling and monitoring, which need the whole environment
   */
  public static List<Finding> judge(
      List<Manifest> objects, Strategy strategy, @Nullable String environment) {
    var measure = environment == null ? STRICTEST : environment;
    var scene = Scene.of(objects, strategy, measure);
    new Sizes(scene).judge();
    if (environment != null) {
      new Scaling(scene).judge();
      new Alerts(scene).judge();
    }
    return Stream.concat(scene.findings().stream(), Autoscaled.judge(objects).stream()).toList();
  }
}
