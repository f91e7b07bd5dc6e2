package io.mindscape.slipway.policies.strategy;

import java.util.List;
import java.util.Map;

/**
 * What maintenance may merge by itself: {@code maintenance.auto_merge} of a strategy file.
 *
 * @param environments by the name of the task; its pull requests may be merged where they change
 *     nothing but these
 */
public record AutoMerge(Map<String, List<String>> environments) {

  /** Nothing: every pull request waits for a person. */
  public static final AutoMerge NONE = new AutoMerge(Map.of());

  public AutoMerge {
    environments = Map.copyOf(environments);
  }

  /** The environments that pull requests of {@code task} may change by themselves. */
  public List<String> of(String task) {
    return environments.getOrDefault(task, List.of());
  }
}
