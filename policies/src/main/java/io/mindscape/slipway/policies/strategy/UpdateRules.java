package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.version.VersionRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of updates of dependencies: the block {@code maintenance.updates} of a strategy
 * file.
 *
 * @param ranges what is taken of some dependencies, and nothing else; the first that names one
 *     counts
 * @param ignored what is left alone
 * @param groups what goes into one pull request; the first that names one counts
 */
public record UpdateRules(
    Limits limits, List<Selection> ranges, List<Selection> ignored, List<Group> groups) {

  /** The sorts of dependencies that there are. */
  public static final List<String> SOURCES =
      List.of("image", "chart", "action", "terraform", "kubernetes");

  private static final Limits USUAL = new Limits(Duration.ofDays(3), 5, false);

  public UpdateRules {
    ranges = List.copyOf(ranges);
    ignored = List.copyOf(ignored);
    groups = List.copyOf(groups);
  }

  /** Where the file says nothing. */
  public static UpdateRules usual() {
    return new UpdateRules(USUAL, List.of(), List.of(), List.of());
  }

  /**
   * How fast updates come.
   *
   * @param minimumAge how long a release has to be out
   * @param pullRequests how many are opened in a run at most
   * @param majors whether major releases are proposed, each apart from everything else
   */
  public record Limits(Duration minimumAge, int pullRequests, boolean majors) {}

  /**
   * Some releases of some dependencies.
   *
   * @param what the name of a dependency; a star stands for any characters
   * @param source where it comes from, such as {@code image}; empty for anywhere
   * @param versions null for all
   * @param place where this stands in the strategy file
   */
  public record Selection(
      String what, String source, @Nullable VersionRange versions, Place place) {
    boolean names(String fromSource, String name) {
      return (source.isEmpty() || source.equals(fromSource)) && ObjectPattern.fits(what, name);
    }

    private boolean takes(String version) {
      return versions == null || versions.takes(version);
    }
  }

  /** What goes into one pull request. */
  public record Group(String name, List<Selection> members) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** The entry by which a release is left alone, if there is one. */
  public Optional<Selection> ignoring(String source, String name, String version) {
    return ignored.stream()
        .filter(entry -> entry.names(source, name) && entry.takes(version))
        .findFirst();
  }

  /** The range that does not take a release, if there is one. */
  public Optional<Selection> forbidding(String source, String name, String version) {
    return ranges.stream()
        .filter(entry -> entry.names(source, name))
        .findFirst()
        .filter(entry -> !entry.takes(version));
  }

  /** The group of a dependency, if the file names one. */
  public Optional<String> group(String source, String name) {
    return groups.stream()
        .filter(group -> group.members().stream().anyMatch(one -> one.names(source, name)))
        .map(Group::name)
        .findFirst();
  }
}
