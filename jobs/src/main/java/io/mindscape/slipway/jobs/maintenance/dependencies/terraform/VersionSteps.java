package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.maintenance.dependencies.Newer.Size;
import io.mindscape.slipway.policies.terraform.Constraint;
import io.mindscape.slipway.policies.version.Numbers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * To what a constraint could be moved. What it takes already needs no change: Terraform chooses the
 * newest that is taken.
 */
final class VersionSteps {

  private VersionSteps() {}

  /**
   * A newer version that the constraint does not take.
   *
   * @param constraint what it would have to be for that
   */
  record Step(String version, Size size, String constraint) {}

  /** Those of the versions that are releases, oldest first. */
  static List<Step> of(Constraint constraint, List<String> versions) {
    var base = newestTaken(constraint, versions).orElseGet(constraint::floor);
    return versions.stream()
        .filter(version -> Constraint.release(version).filter(it -> isAbove(it, base)).isPresent())
        .filter(version -> !constraint.takes(version))
        .sorted(Comparator.comparing(version -> Constraint.release(version).orElseThrow()))
        .flatMap(version -> step(constraint, base, version).stream())
        .toList();
  }

  /** The newest release that a constraint takes. */
  static Optional<Numbers> newestTaken(Constraint constraint, List<String> versions) {
    return versions.stream()
        .filter(constraint::takes)
        .flatMap(version -> Constraint.release(version).stream())
        .max(Comparator.naturalOrder());
  }

  private static boolean isAbove(Numbers version, Numbers base) {
    return version.compareTo(base) > 0;
  }

  private static Optional<Step> step(Constraint constraint, Numbers base, String version) {
    var size = size(base, Constraint.release(version).orElseThrow());
    return constraint.movedTo(version).map(moved -> new Step(version, size, moved));
  }

  private static Size size(Numbers from, Numbers to) {
    if (from.at(0) != to.at(0)) {
      return Size.MAJOR;
    }
    return from.at(1) == to.at(1) ? Size.PATCH : Size.MINOR;
  }
}
