package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;

/**
 * What somebody brings to an inspection besides the tree: policies, and what is wrong with them.
 *
 * @param objects policies and bindings that a server would take, and whatever stands beside them
 */
public record Brought(List<Manifest> objects, List<Finding> problems) {

  public Brought {
    objects = List.copyOf(objects);
    problems = List.copyOf(problems);
  }

  public static Brought nothing() {
    return new Brought(List.of(), List.of());
  }
}
