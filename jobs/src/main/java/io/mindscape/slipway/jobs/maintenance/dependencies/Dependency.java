package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.policies.finding.Place;
import java.util.List;

/**
 * Something that a repository uses, at one place where it is written.
 *
 * @param what its name, such as {@code redis} or {@code actions/checkout}; the same at each place
 * @param from what stands there, such as {@code 17.3.1}
 * @param group what it is proposed together with where the strategy file does not say: an
 *     application, or {@code actions}
 * @param newer every newer release, majors too, oldest first; what is a pre-release is none
 */
public record Dependency(
    String what, String from, Place place, String group, List<? extends Newer> newer) {
  public Dependency {
    newer = List.copyOf(newer);
  }
}
